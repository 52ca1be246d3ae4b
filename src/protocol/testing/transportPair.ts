// Two connected transports for tests and benchmarks: messages arrive in order, asynchronously.
import type { Transport } from '../transport';

export interface TransportPair {
  readonly client: Transport;
  readonly server: Transport;
}

/** Alters a message in transit: returns the messages that arrive instead, in order. */
export type Meddle = (message: string | ArrayBuffer) => readonly (string | ArrayBuffer)[];

const asItIs: Meddle = (message) => [message];

/** A connected pair; `toClient` and `toServer` may alter the messages. */
export function createTransportPair(toClient: Meddle = asItIs, toServer: Meddle = asItIs): TransportPair {
  let open = true;
  const create = (other: () => Transport, meddle: Meddle): Transport => ({
    post(message) {
      if (!open) return;
      for (const each of meddle(message)) {
        void Promise.resolve().then(() => {
          if (open) other().onMessage(each);
        });
      }
    },
    onMessage: () => undefined,
    onClose: () => undefined,
    close() {
      if (!open) return;
      open = false;
      void Promise.resolve().then(() => {
        client.onClose();
        server.onClose();
      });
    },
  });
  const client: Transport = create(() => server, toServer);
  const server: Transport = create(() => client, toClient);
  return { client, server };
}
