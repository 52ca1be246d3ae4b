export interface BuiltServer {
  /** The address that opens the app, secret path included. */
  readonly url: string;
  readonly origin: string;
  /** Ends the server; a data folder of its own goes with it. Harmless when it has ended already. */
  stop(): Promise<void>;
}
/** Starts the server that `npm run build` made on a free port, with this data folder or a new one. */
export function startBuiltServer(dataFolder?: string): Promise<BuiltServer>;
