import { type MessageBus, sessionBus } from 'dbus-native';

/** The person's bus; null: there is none, or it doesn't answer. */
export async function openSessionBus(address: string): Promise<MessageBus | null> {
  try {
    const bus = sessionBus({ busAddress: address });
    // A bus that goes away takes the icon with it, and nothing else.
    bus.connection.on('error', () => undefined);
    await bus.getId();
    return bus;
  } catch {
    return null;
  }
}
