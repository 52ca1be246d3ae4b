// What is said of a file that can't be opened as a scene before its text is looked at.
import type { LocalizedText } from '../text/text';

const mebibyte = 2 ** 20;
const maxMebibytes = 16;

/** The limit of what is read: a scene is some kilobytes. */
export const maxSceneFileBytes = maxMebibytes * mebibyte;

/** `name` is larger than what is read. */
export function sceneFileTooLarge(name: string, bytes: number): LocalizedText {
  const size = (Math.ceil((10 * bytes) / mebibyte) / 10).toFixed(1);
  return {
    en: `${name} has ${size} MiB (a scene file may have at most ${maxMebibytes} MiB)`,
    ja: `${name} のサイズは ${size} MiB です（シーンファイルは ${maxMebibytes} MiB まで）`,
  };
}

/** `name` is a folder, a pipe or a device. */
export function sceneFileNotRegular(name: string): LocalizedText {
  return {
    en: `${name} is not a regular file (expected a scene file)`,
    ja: `${name} は通常のファイルではありません。シーンファイルを選んでください`,
  };
}

/** `reason` as the system words it. */
export function sceneFileUnreadable(name: string, reason: string): LocalizedText {
  return { en: `${name} can't be read: ${reason}`, ja: `${name} を読み込めません：${reason}` };
}
