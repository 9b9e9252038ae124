import type { ComponentChildren, JSX } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { rootSize } from "./root-size.js";

/** A list of any length of which only what is seen is in the page. */
export interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** Height of a row, in rem. */
  readonly rowRem: number;
  readonly row: (item: Item) => ComponentChildren;
  /** What the list is, for those who do not see it. */
  readonly label: string;
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
  readonly class?: string;
}

/** Rows above and below what is seen. */
const MARGIN = 6;

/**
 * A list box: arrow keys, Home, End and page keys move, what is moved to is selected. Rows that come in above do not
 * move what is read.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>): JSX.Element {
  const { items, keyOf, rowRem, row, label, selected, onSelect } = props;
  const rowHeight = Math.round(rowRem * rootSize.value);
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const anchor = useRef<string | undefined>(undefined);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || element.scrollTop === 0 || anchor.current === undefined) return;
    const index = items.findIndex((item) => keyOf(item) === anchor.current);
    const offset = element.scrollTop % rowHeight;
    if (index >= 0) element.scrollTop = index * rowHeight + offset;
  }, [items]);

  const first = Math.max(0, Math.floor(top / rowHeight) - MARGIN);
  const last = Math.min(items.length, Math.ceil((top + height) / rowHeight) + MARGIN);
  const index = items.findIndex((item) => keyOf(item) === selected);

  function onScroll(): void {
    const element = box.current;
    if (element === null) return;
    const seen = items[Math.floor(element.scrollTop / rowHeight)];
    anchor.current = seen === undefined ? undefined : keyOf(seen);
    setTop(element.scrollTop);
  }
  function moveTo(target: number): void {
    const bounded = Math.max(0, Math.min(items.length - 1, target));
    const item = items[bounded];
    const element = box.current;
    if (item === undefined || element === null) return;
    if (bounded * rowHeight < element.scrollTop) element.scrollTop = bounded * rowHeight;
    else if ((bounded + 1) * rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = (bounded + 1) * rowHeight - element.clientHeight;
    onSelect(keyOf(item));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(height / rowHeight) - 1);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
    const paged = { PageDown: index + page, PageUp: index - page }[event.key];
    const to = target ?? paged;
    if (to === undefined) return;
    event.preventDefault();
    moveTo(to);
  }

  return (
    <div
      ref={box}
      class={`vlist ${props.class ?? ""}`}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      aria-activedescendant={index >= first && index < last ? rowId(label, index) : undefined}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div class="vlist-space" role="presentation" style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, at) => {
          const key = keyOf(item);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list box has the keys of all its rows.
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the list box, which names its active row.
            <div
              key={key}
              id={rowId(label, first + at)}
              class="vrow"
              role="option"
              aria-selected={key === selected}
              aria-setsize={items.length}
              aria-posinset={first + at + 1}
              style={{ top: `${(first + at) * rowHeight}px`, height: `${rowHeight}px` }}
              onClick={() => onSelect(key)}
            >
              {row(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function rowId(label: string, index: number): string {
  return `row-${label.replaceAll(/\s/g, "-")}-${index}`;
}
