// File names from titles, which may contain anything.

/** File systems allow 255 bytes; the number of a frame may be longer than its placeholder. */
const maxBytes = 240;

/** Device names of Windows, reserved with any extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * Replaces what file systems do not allow (control characters, separators, bidirectional controls), removes dots and
 * spaces at both ends, and shortens the name if it is too long.
 */
export function safeFileName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\\/:*?"<>|]+/gu, '-')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  if (safe === '') return 'optiscape';
  return shortened(device.test(safe) ? `-${safe}` : safe);
}

/** Cuts the stem where the name is too long, and keeps the ending: `.optiscape.json`, `-%04d.png`. */
function shortened(name: string): string {
  const ending = /(-%\d*d)?(\.[a-z0-9]{1,10}){1,2}$/i.exec(name)?.[0] ?? '';
  const room = maxBytes - Buffer.byteLength(ending);
  let stem = '';
  let bytes = 0;
  for (const character of name.slice(0, name.length - ending.length)) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    stem += character;
  }
  return stem + ending;
}
