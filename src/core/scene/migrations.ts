// Files of older versions: each migration brings a written document one version forward, so that the schema describes
// only the newest version.
import { sceneFormat, sceneVersion } from './scene';

export type WrittenDocument = Readonly<Record<string, unknown>>;

/**
 * The document as the next version writes it; `migrate` sets the version itself. A migration changes nothing in place, and
 * leaves unexpected values as they are: the schema reports them.
 */
export type Migration = (document: WrittenDocument) => WrittenDocument;

/** The last one leads to `sceneVersion`. */
export const sceneMigrations: readonly Migration[] = [];

/** The document in the newest version; unchanged if it is not a scene or its version can't be migrated. */
export function migrate(document: unknown, migrations: readonly Migration[]): unknown {
  if (!isDocument(document) || document.format !== sceneFormat) return document;
  const oldest = sceneVersion - migrations.length;
  const place = typeof document.version === 'number' ? document.version - oldest : -1;
  if (migrations[place] === undefined) return document;
  return migrations.slice(place).reduce<WrittenDocument>((before, migration, index) => {
    return { ...migration(before), version: oldest + place + index + 1 };
  }, document);
}

function isDocument(document: unknown): document is WrittenDocument {
  return typeof document === 'object' && document !== null && !Array.isArray(document);
}
