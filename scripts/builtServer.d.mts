export interface BuiltServer {
  /** The address that opens the app, secret path included. */
  readonly url: string;
  readonly origin: string;
  /** Ends the server, and removes its data folder if it is a temporary one. Has no effect if it has already ended. */
  stop(): Promise<void>;
  /** Ends the server as a crash would: it gets no time for anything. */
  crash(): Promise<void>;
}
/** Starts the server made by `npm run build` on a free port, with this data folder or a temporary one. */
export function startBuiltServer(dataFolder?: string): Promise<BuiltServer>;
