import type { PlainDate } from '../../base/plain-date.ts';

/**
 * What a unit is in the tree, in the order in which a tree lists the units under one parent. `district` covers huyện, quận,
 * thị xã and thành phố under a province (until 30/6/2025), `commune` covers xã, phường, thị trấn and đặc khu, `department`
 * covers sở, ban, ngành, and vụ, cục or phòng of a unit.
 */
export const unitKinds = ['nation', 'ministry', 'province', 'department', 'district', 'commune'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** The systems of codes that are known by name. A code is unique only inside its system, and only on a day. */
export const codeSystems = {
  /** QĐ 124/2004/QĐ-TTg: 2, 3 and 5 digits for province, district, commune, until 30/6/2025. */
  divisions2004: 'QĐ 124/2004/QĐ-TTg',
  /** QĐ 19/2025/QĐ-TTg: 2 and 5 digits for province and commune, from 1/7/2025. */
  divisions2025: 'QĐ 19/2025/QĐ-TTg',
} as const;

/** The tables of codes to choose from below a unit: its own first, such as the invented one of a trial. */
export const codeSystemsFor = (own: string | null): readonly string[] => [
  ...new Set([...(own === null ? [] : [own]), codeSystems.divisions2025, codeSystems.divisions2004]),
];

/** How a unit was named, coded and placed from a day to a day. A unit has one version on each day of its life. */
export type UnitVersion = {
  readonly unitId: string;
  readonly from: PlainDate;
  /** The last day on which this holds; null where no end is known. */
  readonly to: PlainDate | null;
  /** In full, as printed: "Phường Ba Đình", "Sở Nội vụ". */
  readonly name: string;
  /** Text: leading zeros count. */
  readonly code: string | null;
  readonly codeSystem: string | null;
  readonly kind: UnitKind;
  /** The printed kind, the first words of the name: "Phường", "Thị xã"; empty where the name has none. */
  readonly title: string;
  readonly parentId: string | null;
};

export const successionKinds = ['merge', 'split', 'rename', 'abolish'] as const;
export type SuccessionKind = (typeof successionKinds)[number];

/** What becomes of the units below one that ends. */
export const fatesBelow = ['moved', 'dissolved'] as const;
export type FateBelow = (typeof fatesBelow)[number];

/** An exact fraction of whole numbers. */
export type Fraction = { readonly numerator: number; readonly denominator: number };

/** What part of `fromId` went to `toId`, and by what it was reckoned: "dân số 31/12/2024". Entered by a person, never guessed. */
export type Share = {
  readonly fromId: string;
  readonly toId: string;
  readonly basis: string;
  readonly share: Fraction;
};

/**
 * What became of units on a day. A merge names one new unit and all that it was made of, whole or in part, as resolutions
 * write it; a split names one old unit and all that got a part of it, and carries the shares. Where many units of an area are
 * made anew from parts of each other, both stand side by side. A unit on both sides goes on. `rename` has one unit on each side (the same, or one that took its place);
 * `abolish` may have no unit after it.
 */
export type Succession = {
  readonly id: string;
  readonly kind: SuccessionKind;
  /** The first day of the new state. */
  readonly on: PlainDate;
  /** The resolution or decision it rests on. */
  readonly decision: string;
  readonly from: readonly { readonly unitId: string }[];
  readonly to: readonly { readonly unitId: string }[];
  readonly shares: readonly Share[];
};

export const holdsOn = ({ from, to }: Pick<UnitVersion, 'from' | 'to'>, date: PlainDate): boolean =>
  from <= date && (to === null || date <= to);

/** The name without its printed kind: "Ba Đình" of "Phường Ba Đình". */
export function bareName({ name, title }: Pick<UnitVersion, 'name' | 'title'>): string {
  const starts = title !== '' && name.toLowerCase().startsWith(`${title.toLowerCase()} `);
  return starts ? name.slice(title.length + 1).trim() : name;
}
