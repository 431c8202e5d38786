import { z } from 'zod';
import { areDistinct, id, page, plainDateField, text, twice, version } from '../../base/fields.ts';
import { command, query } from '../../base/operation.ts';
import { fieldWords } from '../../base/words.ts';
import { fatesBelow, successionKinds, unitKinds } from './unit.ts';

const signedIn = { by: 'signed-in' } as const;
const decision = text(3, 300);

const UnitLine = z.object({
  id,
  name: z.string(),
  title: z.string(),
  kind: z.enum(unitKinds),
  code: z.string().nullable(),
  from: plainDateField,
  to: plainDateField.nullable(),
  children: z.number().int(),
});

/** One level of the tree on a day; without `under` the top. */
export const showTree = query({
  name: 'units.showTree',
  path: '/units/tree',
  title: { vi: 'Xem cây đơn vị', en: 'See the tree of units' },
  access: signedIn,
  input: z.strictObject({ date: plainDateField, under: id.optional() }),
  output: z.object({
    date: plainDateField,
    path: z.array(z.object({ id, name: z.string() })),
    units: z.array(UnitLine),
    total: z.object({ provinces: z.number(), districts: z.number(), communes: z.number() }),
  }),
  next: ['units.createUnit', 'units.importLists'],
});

export const searchUnits = query({
  name: 'units.searchUnits',
  path: '/units/search',
  title: { vi: 'Tìm đơn vị', en: 'Search units' },
  access: signedIn,
  input: z.strictObject({ text: text(1, 200), date: plainDateField.optional(), ...page }),
  output: z.object({
    count: z.number().int(),
    units: z.array(
      z.object({
        id,
        name: z.string(),
        from: plainDateField,
        to: plainDateField.nullable(),
        /** Where it lay then: "Xã A, Huyện B, Tỉnh C". */
        place: z.string(),
        current: z.string().nullable(),
      }),
    ),
  }),
});

const VersionView = z.object({
  from: plainDateField,
  to: plainDateField.nullable(),
  name: z.string(),
  title: z.string(),
  kind: z.enum(unitKinds),
  code: z.string().nullable(),
  codeSystem: z.string().nullable(),
  parent: z.object({ id, name: z.string() }).nullable(),
  decision: z.string(),
});

export const SuccessionView = z.object({
  id,
  kind: z.enum(successionKinds),
  on: plainDateField,
  decision: z.string(),
  state: z.enum(['proposed', 'confirmed', 'rejected']),
  certainty: z.number(),
  reading: z.string().nullable(),
  sourceText: z.string().nullable(),
  version,
  from: z.array(z.object({ id, name: z.string(), isPart: z.boolean() })),
  to: z.array(z.object({ id, name: z.string() })),
  shares: z.array(
    z.object({ fromId: id, toId: id, numerator: z.number(), denominator: z.number(), basis: z.string() }),
  ),
  /** Parts of split units have no share yet: series break here, visibly. */
  breaksSeries: z.boolean(),
  /** The decision, where it was attached, with the unit in whose name it is kept. */
  files: z.array(z.object({ unitId: id, id, name: z.string() })),
});

export const getUnit = query({
  name: 'units.getUnit',
  path: '/units/{unitId}',
  title: { vi: 'Xem một đơn vị', en: 'See a unit' },
  access: signedIn,
  input: z.strictObject({ unitId: id }),
  output: z.object({
    id,
    versions: z.array(VersionView),
    /** In whose name this person mends it, and records others; null where not at all. */
    successions: z.array(SuccessionView.extend({ inNameOf: id.nullable() })),
    recordsAs: id.nullable(),
  }),
  next: [
    'units.changeUnit',
    'units.createUnit',
    'units.recordSuccession',
    'units.listProposals',
    'units.setShares',
    'units.withdrawChange',
    'units.withdrawSuccession',
    'units.correctUnit',
    'units.attachDecision',
    'units.downloadDecision',
    'units.importLists',
    'people.listPeople',
    'audit.listEntries',
    'reports.showTemplate',
    'reports.listSuppliers',
  ],
});

export const compareDates = query({
  name: 'units.compareDates',
  path: '/units/changes',
  title: { vi: 'So sánh cây đơn vị giữa hai ngày', en: 'Compare the tree on two days' },
  access: signedIn,
  input: z.strictObject({ before: plainDateField, after: plainDateField, under: id.optional(), ...page }),
  output: z.object({
    counts: z.record(z.string(), z.number()),
    changes: z.array(
      z.object({
        kind: z.string(),
        unitId: id,
        on: plainDateField,
        /** Name, code and place, as on the later day on which it is there. */
        unit: z.string(),
        /** What became other, alone: the names of a rename, the parents of a move; null where nothing can be set side by side. */
        was: z.string().nullable(),
        is: z.string().nullable(),
        /** The units it became, or was made of. */
        others: z.array(z.object({ id, name: z.string() })),
        decision: z.string().nullable(),
      }),
    ),
  }),
});

/** Of a unit below another; the one at the top is made with the installation. */
export const kindBelow = z.enum(unitKinds).exclude(['nation']);

const named = {
  name: text(2, 200),
  title: text(0, 40),
  code: text(1, 35).nullable(),
  codeSystem: text(1, 60).nullable(),
};

/** A code names nobody without the system it belongs to. */
const isCoded = ({ code, codeSystem }: { code: string | null; codeSystem: string | null }) =>
  (code === null) === (codeSystem === null);
const codeWord = { path: ['codeSystem'], params: { word: fieldWords.required } };

/** A new unit below `parentId`. */
export const createUnit = command({
  name: 'units.createUnit',
  plain: ['code', 'codeSystem'],
  path: '/units',
  title: { vi: 'Lập đơn vị', en: 'Create a unit' },
  access: { by: 'post', permission: 'tree.add', units: ['parentId'] },
  input: z
    .strictObject({ id, parentId: id, kind: kindBelow, ...named, from: plainDateField, decision })
    .refine(isCoded, codeWord),
  output: z.object({ id }),
});

/** From `from` on the unit is named, coded or placed otherwise. */
export const changeUnit = command({
  name: 'units.changeUnit',
  plain: ['code', 'codeSystem'],
  path: '/units/{unitId}/versions',
  title: { vi: 'Đổi tên, mã, nơi trực thuộc', en: 'Change name, code or place' },
  access: { by: 'post', permission: 'tree.change', units: ['unitId'] },
  input: z
    .strictObject({
      unitId: id,
      parentId: id,
      ...named,
      from: plainDateField,
      decision,
      /** The last version of the unit as it was seen; a program that says all anew may leave it out. */
      seen: z.strictObject({ parentId: id.nullable(), ...named, from: plainDateField }).optional(),
    })
    .refine(isCoded, codeWord),
  output: z.object({ id }),
});

const succession = {
  id,
  /** The unit in whose name it is recorded: all units concerned lie below it, those before on the eve, those after on the day. */
  unitId: id,
  kind: z.enum(successionKinds),
  on: plainDateField,
  decision,
  from: z
    .array(z.strictObject({ unitId: id, isPart: z.boolean() }))
    .min(1)
    .max(50)
    .refine(
      areDistinct<{ unitId: string }>(({ unitId }) => unitId),
      twice,
    ),
  /** `made`: the unit begins with this very succession, below `parentId`. */
  to: z
    .array(
      z.strictObject({
        unitId: id,
        made: z
          .strictObject({ parentId: id, kind: kindBelow, ...named })
          .refine(isCoded, codeWord)
          .optional(),
      }),
    )
    .max(50)
    .refine(
      areDistinct<{ unitId: string }>(({ unitId }) => unitId),
      twice,
    ),
  /** What becomes of the units that stand directly below those that end; asked for only where there are such. */
  below: z.enum(fatesBelow).optional(),
  /** Under which of the units after they are put; may be left out where there is one. */
  movedTo: id.optional(),
};

export const recordSuccession = command({
  name: 'units.recordSuccession',
  plain: ['code', 'codeSystem'],
  path: '/units/{unitId}/successions',
  title: { vi: 'Ghi việc sắp xếp đơn vị', en: 'Record a succession' },
  access: { by: 'post', permission: 'tree.succeed', units: ['unitId'] },
  input: z.strictObject(succession),
  output: z.object({ id }),
});

/** With the units of one name among which a person has to choose. */
const ProposalView = SuccessionView.extend({
  choices: z.array(
    z.object({ text: z.string(), units: z.array(z.object({ id, name: z.string(), place: z.string() })) }),
  ),
});

export const listProposals = query({
  name: 'units.listProposals',
  path: '/units/{unitId}/proposals',
  title: { vi: 'Xem đề xuất kế thừa', en: 'See proposed successions' },
  access: { by: 'post', permission: 'tree.succeed', units: ['unitId'] },
  input: z.strictObject({ unitId: id, doubtful: z.boolean().optional(), ...page }),
  output: z.object({ count: z.number().int(), proposals: z.array(ProposalView) }),
  next: ['units.decideProposals'],
});

/** Confirms or rejects proposals that were read from free text; each as it was seen (`version`). */
export const decideProposals = command({
  name: 'units.decideProposals',
  path: '/units/{unitId}/proposals',
  title: { vi: 'Xác nhận hoặc bỏ đề xuất kế thừa', en: 'Confirm or reject proposed successions' },
  access: { by: 'post', permission: 'tree.succeed', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    decisions: z
      .array(
        z.strictObject({
          successionId: id,
          version,
          confirm: z.boolean(),
          /** Units before that the text names and the reading could not tell from others of the name. */
          also: z
            .array(z.strictObject({ unitId: id, isPart: z.boolean() }))
            .max(50)
            .refine(
              areDistinct<{ unitId: string }>(({ unitId }) => unitId),
              twice,
            )
            .optional(),
        }),
      )
      .min(1)
      .max(5000)
      .refine(
        areDistinct<{ successionId: string }>(({ successionId }) => successionId),
        twice,
      ),
  }),
  output: z.object({ confirmed: z.number().int(), rejected: z.number().int() }),
  largest: 2 * 1024 * 1024,
});

export const setShares = command({
  name: 'units.setShares',
  path: '/units/{unitId}/successions/{successionId}/shares',
  method: 'PUT',
  title: { vi: 'Nhập tỷ lệ chia tách', en: 'Enter the shares of a split' },
  access: { by: 'post', permission: 'tree.succeed', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    successionId: id,
    version,
    shares: z
      .array(
        z
          .strictObject({
            fromId: id,
            toId: id,
            numerator: z.number().int().min(0).max(1_000_000_000_000),
            denominator: z.number().int().min(1).max(1_000_000_000_000),
            basis: text(3, 300),
          })
          .refine(({ numerator, denominator }) => numerator <= denominator, { path: ['numerator'] }),
      )
      .max(500)
      .refine(
        areDistinct<{ fromId: string; toId: string }>(({ fromId, toId }) => `${fromId} ${toId}`),
        twice,
      ),
  }),
  output: z.object({ id, version }),
});

/** Reads the national lists; `dryRun` changes nothing and answers the same report. */
export const importLists = command({
  name: 'units.importLists',
  path: '/units/{unitId}/import',
  title: { vi: 'Nhập danh mục đơn vị', en: 'Import lists of units' },
  access: { by: 'post', permission: 'tree.import', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    dryRun: z.boolean(),
    /** The lists as CSV text: units before and after, and the predecessors as published. */
    before: z.string().max(4_000_000),
    after: z.string().max(4_000_000),
    predecessors: z.string().max(4_000_000),
    /** From when the list of units before is known to hold; the list itself does not say. */
    beforeFrom: plainDateField,
    on: plainDateField,
    decision,
  }),
  output: z.object({
    units: z.object({ before: z.number(), after: z.number(), continuing: z.number(), created: z.number() }),
    proposals: z.object({ read: z.number(), certain: z.number(), doubtful: z.number(), parts: z.number() }),
    mentions: z.object({ all: z.number(), matched: z.number() }),
    unmatched: z.array(z.object({ unit: z.string(), text: z.string(), why: z.string() })),
    problems: z.array(z.object({ line: z.number().nullable(), message: z.string() })),
    done: z.boolean(),
  }),
  secret: ['before', 'after', 'predecessors'],
  largest: 12 * 1024 * 1024,
});

/** As a file of the unit in whose name it is kept. */
export const attachDecision = command({
  name: 'units.attachDecision',
  path: '/units/{unitId}/successions/{successionId}/decision',
  title: { vi: 'Đính kèm quyết định', en: 'Attach the decision' },
  access: { by: 'post', permission: 'tree.succeed', units: ['unitId'] },
  input: z.strictObject({
    unitId: id,
    successionId: id,
    fileId: id,
    name: text(1, 200),
    content: z.string().max(14_000_000),
  }),
  output: z.object({ fileId: id }),
  secret: ['content'],
  largest: 15 * 1024 * 1024,
});

export const downloadDecision = query({
  name: 'units.downloadDecision',
  path: '/units/{unitId}/files/{fileId}',
  title: { vi: 'Tải quyết định', en: 'Download the decision' },
  access: { by: 'post', permission: 'tree.readFiles', units: ['unitId'] },
  input: z.strictObject({ unitId: id, fileId: id }),
  output: z.unknown(),
  file: true,
});

/** The units of a day as a table for a spreadsheet, each under its parents. */
export const exportTree = query({
  name: 'units.exportTree',
  path: '/units/tree.csv',
  title: { vi: 'Xuất danh sách đơn vị', en: 'Export the list of units' },
  access: signedIn,
  input: z.strictObject({ date: plainDateField }),
  output: z.unknown(),
  file: true,
  exports: true,
});
