// File names from titles, which may hold anything.

/** File systems take 255 bytes; the number of a frame may need some more than its place in the name has. */
const maxBytes = 240;

/** Devices of Windows, whatever their ending. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The name without what no file system allows, without what only makes it read as another one, and without a way into
 * another folder; cut where it is too long.
 */
export function safeFileName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\\/:*?"<>|]+/gu, '-')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  if (safe === '') return 'optiscape';
  return shortened(device.test(safe) ? `-${safe}` : safe);
}

/** Cut in front of its ending: `.optiscape.json`, `-%04d.png`. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
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
