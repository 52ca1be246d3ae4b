// Writes into an output, whole or not at all.
import type { Output } from './host';

/** Finishes the output when `write` has resolved, with what that resolves with. Removes it where `write` rejects, and rejects, too. */
export async function intoOutput<Result>(output: Output, write: () => Promise<Result>): Promise<Result> {
  try {
    const result = await write();
    await output.finish();
    return result;
  } catch (error) {
    await output.abort();
    throw error;
  }
}
