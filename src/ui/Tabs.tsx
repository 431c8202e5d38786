import './tabs.css';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export type TabItem<Key extends string> = {
  readonly key: Key;
  readonly label: string;
  readonly count: number;
  /** What somebody has to look at behind the tab, in a word or two. */
  readonly mark?: string | null;
  readonly content: ReactNode;
};
type Props<Key extends string> = {
  name: string;
  items: readonly TabItem<Key>[];
  active: Key;
  onActive: (key: Key) => void;
};

/**
 * Tabs after the ARIA pattern, wrapping where there is no room. Ant Design's put a menu button into the list of tabs, which screen
 * readers stumble over. A panel is made when it is first opened and kept.
 */
export function Tabs<Key extends string>({ name, items, active, onActive }: Props<Key>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<readonly Key[]>([active]);
  if (!seen.includes(active)) setSeen([...seen, active]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.findIndex(({ key }) => key === active);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const item = next === undefined ? undefined : items.at(next % items.length);
    if (item === undefined) return;
    event.preventDefault();
    onActive(item.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${item.key}"]`)?.focus();
  };
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" aria-label={name} ref={list} onKeyDown={onKeyDown}>
        {items.map(({ key, label, count, mark = null }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-tab-${key}`}
            data-key={key}
            aria-selected={key === active}
            aria-controls={`${id}-panel-${key}`}
            tabIndex={key === active ? 0 : -1}
            onClick={() => onActive(key)}
          >
            {label} <span className="tab-count">{count}</span>
            {mark !== null && <span className="tag tag-error tab-mark">{mark}</span>}
          </button>
        ))}
      </div>
      {items.map(({ key, content }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-panel-${key}`}
          aria-labelledby={`${id}-tab-${key}`}
          hidden={key !== active}
        >
          {seen.includes(key) && content}
        </div>
      ))}
    </div>
  );
}
