// Messages made safe for a terminal. They may quote any text: a file's content must neither control the terminal nor
// imitate other output.

/** The message in one line. Line breaks and tabs become spaces; other invisible characters are written as codes. */
export function terminalLine(message: string): string {
  return message
    .replace(/\s+/g, (space) => (/[\t-\r\u2028\u2029]/.test(space) ? ' ' : space))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (hidden) => `\\u{${hidden.codePointAt(0)?.toString(16) ?? ''}}`)
    .trim();
}
