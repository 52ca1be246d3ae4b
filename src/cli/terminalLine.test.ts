import { expect, it } from 'vitest';
import { terminalLine } from './terminalLine';

it.each([
  ['several\nlines\r\n  with\ttabs \n\n and\u2028more\u0085', 'several lines with tabs and more\\u{85}'],
  ['a carriage\rreturn, \v, \f', 'a carriage return, ,'],
  ['two  spaces, and\u3000one as wide as 谷', 'two  spaces, and\u3000one as wide as 谷'],
  ['\u001b[31mred\u0007\u009b0m\u007f', '\\u{1b}[31mred\\u{7}\\u{9b}0m\\u{7f}'],
  ['\u202egnp.exe\u2066\u200b\ufeff\ud800', '\\u{202e}gnp.exe\\u{2066}\\u{200b}\\u{feff}\\u{d800}'],
  ['\u{e0041}😀é', '\\u{e0041}😀é'],
])('%j is one line that says nothing to a terminal', (message, line) => {
  expect(terminalLine(message)).toBe(line);
});

it('takes no longer for what is a megabyte long', () => {
  for (const space of [' ', '\u3000', '\t', '\n', '\u001b']) {
    expect(terminalLine(`a${space.repeat(1_000_000)}b`)).toMatch(/^a.*b$/);
  }
});
