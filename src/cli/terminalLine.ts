// A message as a terminal may get it. It may quote anything: what stands in a file must neither steer the terminal nor
// look like something else there.

/** The message in one line. Line breaks and tabs are spaces, other characters that can't be seen are written as codes. */
export function terminalLine(message: string): string {
  return message
    .replace(/\s+/g, (space) => (/[\t-\r\u2028\u2029]/.test(space) ? ' ' : space))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (hidden) => `\\u{${hidden.codePointAt(0)?.toString(16) ?? ''}}`)
    .trim();
}
