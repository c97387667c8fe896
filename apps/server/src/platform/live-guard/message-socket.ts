/** One message-wise connection to one page; what a WebSocket gives, and what two joined ends in memory give. */
export interface MessageSocket {
  /** What was sent and hasn't left yet, in bytes. */
  readonly bufferedBytes: number;
  send(text: string): void;
  /** Closes once; after that nothing is sent and `onClose` handlers run. */
  close(code: number, reason: string): void;
  onMessage(handler: (text: string) => void): void;
  /** Runs once, however the connection ended. */
  onClose(handler: () => void): void;
}
