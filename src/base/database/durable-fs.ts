import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** What is used of Emscripten's module that PGlite's types do not name. */
type NodeStreams = {
  readonly tryFSOperation: <T>(operation: () => T) => T;
  readonly stream_ops: { fsync?: (stream: { readonly nfd: number }) => number };
};

/** PGlite's folder on the disk, with the fsync that it leaves out: what was committed survives a loss of power. */
export class DurableFs extends NodeFS {
  readonly #synced: () => void;

  constructor(folder: string, synced: () => void) {
    super(folder);
    this.#synced = synced;
  }

  override async init(...[engine, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(engine, options);
    const preRun = [...emscriptenOpts.preRun!, (module: unknown) => this.#addFsync(module)];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }

  #addFsync(module: unknown): void {
    const { NODEFS } = module as { NODEFS: NodeStreams };
    NODEFS.stream_ops.fsync = ({ nfd }) => {
      NODEFS.tryFSOperation(() => fsyncSync(nfd));
      this.#synced();
      return 0;
    };
  }
}
