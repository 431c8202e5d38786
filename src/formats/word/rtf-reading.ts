import type { Block, Unread } from '../document.ts';
import type { Line, Piece } from './line.ts';
import type { RtfFont } from './rtf-fonts.ts';
import { type CellShape, type TableBuilder, tableBuilder } from './table-builder.ts';

type Destination = 'text' | 'fonts' | 'skip' | 'number' | 'picture';

/** What a group inherits from the one around it and forgets at its end. */
export type Group = {
  destination: Destination;
  story: Story;
  /** The group began with "\*". */
  ignorable: boolean;
  fresh: boolean;
  font: number;
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
  capitals: boolean;
  /** Characters that stand after "\u" for readers without Unicode. */
  fallback: number;
  inTable: boolean;
  depth: number;
  centred: boolean;
  row: { left: number; cells: CellShape[] };
  cell: { sideways: number; vertical?: CellShape['vertical'] };
};

type Role = 'body' | 'header' | 'footer' | 'note' | 'box';

export type Story = {
  readonly role: Role;
  readonly builder: TableBuilder;
  pieces: Piece[];
  /** Bytes of one font that wait to be decoded together. */
  bytes: string;
  number: string;
  paragraphs: number;
  centred: boolean;
  /** Paragraphs of text boxes, which come after the table they hang in. */
  boxes: Line[];
};

export type Reading = {
  readonly groups: Group[];
  readonly body: Story;
  readonly fonts: Map<number, RtfFont>;
  readonly headers: Map<string, Block>;
  readonly footers: Map<string, Block>;
  readonly notes: Block[];
  readonly unread: Unread[];
  page: number;
  usualFont: number;
  /** Characters still to be passed over after "\u". */
  passing: number;
  picture: { width: number; height: number };
};

export function startReading(): Reading {
  const body = newStory('body');
  return {
    groups: [outermost(body)],
    body,
    fonts: new Map(),
    headers: new Map(),
    footers: new Map(),
    notes: [],
    unread: [],
    page: 1252,
    usualFont: 0,
    passing: 0,
    picture: { width: 0, height: 0 },
  };
}

export function outermost(story: Story): Group {
  return {
    destination: 'text',
    story,
    ignorable: false,
    fresh: false,
    font: 0,
    bold: false,
    hidden: false,
    deleted: false,
    capitals: false,
    fallback: 1,
    inTable: false,
    depth: 1,
    centred: false,
    row: { left: 0, cells: [] },
    cell: { sideways: 0 },
  };
}

export function newStory(role: Role): Story {
  const story: Story = {
    role,
    builder: tableBuilder(role === 'box' ? 'body' : role, () => story.centred),
    pieces: [],
    bytes: '',
    number: '',
    paragraphs: 0,
    centred: false,
    boxes: [],
  };
  return story;
}
