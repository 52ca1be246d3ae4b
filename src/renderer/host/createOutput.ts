// An output of the page: written through the engine, and downloaded from the server if it is kept there.
import type { Client } from '../../protocol/client';
import type { OutputRequest } from '../../protocol/messages';
import { downloadFrom } from './browserFiles';
import type { Output } from './host';

/** Opens an output; null if the user cancels. */
export async function createOutput(client: Client, request: OutputRequest): Promise<Output | null> {
  const output = await client.openOutput(request);
  if (!output) return null;
  return {
    write: output.write,
    async finish() {
      const { name, download, canShow } = await output.finish();
      if (download !== null) downloadFrom(download, name);
      return { name, show: canShow ? output.show : null };
    },
    abort: output.abort,
  };
}
