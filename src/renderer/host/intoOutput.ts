// Writes into an output, whole or not at all.
import type { FinishedOutput, Output } from './host';

/** Finishes the output when `write` has resolved; `result` is what that resolves with. Removes it where `write` rejects, and rejects, too. */
export async function intoOutput<Result>(
  output: Output,
  write: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly finished: FinishedOutput }> {
  try {
    const result = await write();
    return { result, finished: await output.finish() };
  } catch (error) {
    await output.abort();
    throw error;
  }
}
