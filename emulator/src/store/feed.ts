/** Passes items to listeners synchronously and in order, also when a listener causes the next item. */
export class Feed<T> {
  private readonly listeners = new Set<(item: T) => void>();
  private readonly queue: T[] = [];
  private isDelivering = false;

  /** Answers a function that ends the subscription. */
  subscribe(listener: (item: T) => void): () => void {
    const own = (item: T): void => listener(item);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  publish(item: T): void {
    if (this.listeners.size === 0) return;
    this.queue.push(item);
    if (this.isDelivering) return;
    this.isDelivering = true;
    for (let next = this.queue.shift(); next !== undefined; next = this.queue.shift()) this.deliver(next);
    this.isDelivering = false;
  }

  /** What was committed stays so, and the other listeners learn of it, whatever one of them does. */
  private deliver(item: T): void {
    for (const listener of this.listeners) {
      try {
        listener(item);
      } catch (error) {
        console.error('A listener for commits failed:', error);
      }
    }
  }
}
