// The names of the files that an export makes: --out itself, or one for each race in a folder or by {name}.
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { factsOf, formatNames } from '../../protocol/exportFormats';
import { invalidInput } from '../usageError';
import type { NamedRace } from './readRaces';

const place = '{name}';

/** The name with `{name}` for a folder, whose files have the format `format`, else MP4; any other --out as it is. */
export async function outPattern(out: string, format: string | undefined): Promise<string> {
  const isFolder = /[\\/]$/.test(out) || (await stat(out).catch(() => null))?.isDirectory() === true;
  if (!isFolder) {
    if (format === undefined) return out;
    throw invalidInput(
      '--format',
      format,
      '--format for an --out that is a folder; other names end in theirs',
    );
  }
  const asked = format ?? 'mp4';
  const named = formatNames.find((each) => each === asked);
  if (named === undefined) throw invalidInput('--format', asked, formatNames.join(' or '));
  const { extension, sequence } = factsOf(named);
  return join(out, `${place}${sequence ? '-%04d' : ''}.${extension}`);
}

/** The part of `pattern`, or of a name made from it, for one race. */
export function outFor(pattern: string, { name }: Pick<NamedRace, 'name'>): string {
  return pattern.replaceAll(place, () => name);
}

/** One for each race, in their order. Names that are the same on some system are a usage error. */
export function outsFor(pattern: string, races: readonly NamedRace[]): readonly string[] {
  if (races.length > 1 && !pattern.includes(place)) {
    throw invalidInput('--out', pattern, `a folder, or a name with ${place}, for ${races.length} races`);
  }
  const takenBy = new Map<string, NamedRace>();
  return races.map((race) => {
    const out = outFor(pattern, race);
    const same = out.normalize('NFC').toLowerCase();
    const other = takenBy.get(same);
    if (other !== undefined) {
      throw invalidInput('--out', out, `another name for ${race.source} than for ${other.source}`);
    }
    takenBy.set(same, race);
    return out;
  });
}
