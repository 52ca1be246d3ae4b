// The connection that a shell provides: whole messages in order, text or binary.

export interface Transport {
  post(message: string | ArrayBuffer): void;
  /** Called for each message that arrives; set once, before the first message is due. */
  onMessage: (message: string | ArrayBuffer) => void;
  /** Called once when the other side has closed. */
  onClose: () => void;
  close(): void;
}

/** A transport as its shell sees it: the shell passes in what arrives. */
export interface ShellTransport extends Transport {
  /** Delivers a message; anything but text and buffers is dropped. */
  receive(data: unknown): void;
}

/** A transport over anything that can post and close. */
export function createTransport(pipe: Pick<Transport, 'post' | 'close'>): ShellTransport {
  return {
    post: (message) => {
      pipe.post(message);
    },
    close: () => {
      pipe.close();
    },
    onMessage: () => undefined,
    onClose: () => undefined,
    receive(data) {
      if (typeof data === 'string' || data instanceof ArrayBuffer) this.onMessage(data);
    },
  };
}
