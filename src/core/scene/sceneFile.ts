// Scene files before their text is parsed: their names and sizes, and messages about those that can't be opened.
import { plainName } from '../text/plainName';
import { phrase, type Phrase } from '../text/text';

/** The extensions of scene files, without dots; the first one is the default. */
export const sceneEndings = ['optiscape', 'json'] as const;

const mebibyte = 2 ** 20;
const maxMebibytes = 4;

/**
 * The largest file that is read: a scene has a few kilobytes. A larger one, if it is all brackets, would take the JSON
 * parser seconds.
 */
export const maxSceneFileBytes = maxMebibytes * mebibyte;

/** `name` is larger than the limit. */
export function sceneFileTooLarge(name: string, bytes: number): Phrase {
  const size = (Math.ceil((10 * bytes) / mebibyte) / 10).toFixed(1);
  return phrase('{name} has {size} MiB (a scene file may have at most {maxMebibytes} MiB)', {
    name: plainName(name),
    size,
    maxMebibytes,
  });
}

/** `name` is a folder, a pipe or a device. */
export function sceneFileNotRegular(name: string): Phrase {
  return phrase('{name} is not a regular file (expected a scene file)', { name: plainName(name) });
}

/** `name` has been moved or deleted. */
export function sceneFileGone(name: string): Phrase {
  return phrase('{name} is not there any more: it has been moved, renamed or deleted', {
    name: plainName(name),
  });
}

/** `reason` as the system words it. */
export function sceneFileUnreadable(name: string, reason: string): Phrase {
  return phrase("{name} can't be read: {reason}", { name: plainName(name), reason });
}
