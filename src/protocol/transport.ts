// The pipe that a shell provides: ordered, whole messages, text or binary. Everything else is built on it.

export interface Transport {
  post(message: string | ArrayBuffer): void;
  /** Called for each message that arrives; set once, before the first message is due. */
  onMessage: (message: string | ArrayBuffer) => void;
  /** Called once when the other side is gone. */
  onClose: () => void;
  close(): void;
}
