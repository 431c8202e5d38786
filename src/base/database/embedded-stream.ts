import { Duplex } from 'node:stream';
import type { Worker } from 'node:worker_threads';

export type ToWorker = Uint8Array | 'close';
export type FromWorker =
  | { readonly ready: true }
  | { readonly bytes: Uint8Array }
  | { readonly closed: true }
  /** The engine has ended itself; its last words. */
  | { readonly failed: string };

/** What the engine said before it ended. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
}

/**
 * The socket of the embedded database, as `pg` expects one: behind it is no network but a thread with the engine.
 * One connection is one thread, so a connection that breaks takes its engine along, and the next one starts afresh.
 */
export class EmbeddedStream extends Duplex {
  readonly #start: () => Promise<Worker>;
  #worker: Worker | undefined;

  constructor(start: () => Promise<Worker>) {
    super();
    this.#start = start;
  }

  /** Called by `pg` with a port and a host that mean nothing here. */
  connect(): this {
    this.#start().then(
      (worker) => this.#attach(worker),
      (error) => this.destroy(error),
    );
    return this;
  }

  #attach(worker: Worker): void {
    this.#worker = worker;
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.on('error', (error) => this.destroy(error));
    worker.on('exit', () => this.destroy(new EngineFailure('the thread ended')));
    if (this.destroyed) worker.terminate();
  }

  #hear(message: FromWorker): void {
    if ('bytes' in message) this.push(message.bytes);
    else if ('ready' in message) this.emit('connect');
    else if ('failed' in message) this.destroy(new EngineFailure(message.failed));
    else this.push(null);
  }

  override _read(): void {}

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: () => void): void {
    this.#send([chunk], done);
  }

  /** What `pg` writes for one statement goes over as one message. */
  override _writev(chunks: { chunk: Uint8Array }[], done: () => void): void {
    this.#send(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  #send(parts: readonly Uint8Array[], done: () => void): void {
    const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    this.#worker!.postMessage(bytes, [bytes.buffer]);
    done();
  }

  override _final(done: () => void): void {
    this.#worker?.postMessage('close');
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const ended = this.#worker?.terminate() ?? Promise.resolve();
    ended.finally(() => done(error));
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    this.#worker?.ref();
    return this;
  }

  unref(): this {
    this.#worker?.unref();
    return this;
  }
}
