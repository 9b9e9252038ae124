/** Says that something has happened. `Events` maps the name of each event to what it carries. */
export interface EventEmitter<Events> {
  /** Runs the listeners of the event at once, in the order in which they subscribed. */
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void;
}

/** Where domain events are emitted and listened for. */
export interface EventBus<Events> extends EventEmitter<Events> {
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void;
}

/**
 * A bus without listeners. An event that a listener emits is delivered before the next listener of the first one runs:
 * what follows from an event is over when `emit` returns.
 */
export function createEventBus<Events>(): EventBus<Events> {
  const listeners: { [Name in keyof Events]?: ((event: Events[Name]) => void)[] } = {};
  return {
    emit(name, event) {
      for (const listener of listeners[name] ?? []) listener(event);
    },
    on(name, listener) {
      listeners[name] = [...(listeners[name] ?? []), listener];
    },
  };
}
