// Numbers as files and the command line write them: the shortest text that reads back as the same float64.

/** JSON has no infinities and no NaN: they become null. Minus zero is kept. */
export function fullNumber(value: number): string {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? String(value) : 'null';
}

/** A list of numbers as JSON, one piece per number. */
export function* listPieces(values: Iterable<number>): Generator<string> {
  let separator = '[';
  for (const value of values) {
    yield separator + fullNumber(value);
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}
