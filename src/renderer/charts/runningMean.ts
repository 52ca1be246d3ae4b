// The mean of a run's last values at each of its rows.

/**
 * At each row the mean over it and the `window` − 1 rows before it, as far as there are any and their values are finite; NaN
 * where none is. Sums are built up from both sides of blocks as long as the window and never subtracted: small values behind
 * large ones keep their digits.
 */
export function runningMean(valueOf: (row: number) => number, rows: number, window: number): Float64Array {
  const means = new Float64Array(rows);
  const sums = new Float64Array(rows);
  const counts = new Uint32Array(rows);
  /** Of the block before: sums from each row to the block's end. */
  for (let first = 0; first < rows; first += window) {
    const end = Math.min(rows, first + window);
    let [sum, count] = [0, 0];
    for (let row = first; row < end; row += 1) {
      const value = valueOf(row);
      if (Number.isFinite(value)) {
        sum += value;
        count += 1;
      }
      // The part of the window that lies in the block before.
      const from = row - window + 1;
      const before = from > 0 && from < first;
      const total = count + (before ? counts[from]! : 0);
      means[row] = total === 0 ? NaN : (sum + (before ? sums[from]! : 0)) / total;
    }
    [sum, count] = [0, 0];
    for (let row = end - 1; row >= first; row -= 1) {
      const value = valueOf(row);
      if (Number.isFinite(value)) {
        sum += value;
        count += 1;
      }
      sums[row] = sum;
      counts[row] = count;
    }
  }
  return means;
}
