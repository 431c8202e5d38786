import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actingPosts, type Delegation, delegationProblems } from './delegation.ts';
import { activePosts, endedOn, isCovered, overlap, type Post, postProblems, type Span } from './post.ts';

const post = (over: Partial<Post> = {}): Post => ({
  unitId: 'minhhoa',
  id: 'chair',
  personId: 'binh',
  role: 'leader',
  reach: 'own',
  from: '2026-01-01',
  to: '2026-12-31',
  ...over,
});
const delegation = (over: Partial<Delegation> = {}): Delegation => ({
  id: 'd1',
  postUnitId: 'minhhoa',
  postId: 'chair',
  toPersonId: 'lan',
  from: '2026-03-01',
  to: '2026-03-10',
  reason: 'đi công tác',
  ...over,
});

describe('posts on a day', () => {
  test.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('a post of 2026 is held on %s: %s', (date, held) =>
    expect(activePosts([post()], date).length).toBe(held ? 1 : 0),
  );

  test('without an end it goes on', () =>
    expect(activePosts([post({ to: null })], '2099-01-01')).toHaveLength(1));
});

describe('spans of days', () => {
  const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}`;
  const span = fc
    .tuple(fc.integer({ min: 2, max: 28 }), fc.option(fc.integer({ min: 1, max: 28 }), { nil: null }))
    .map(([from, to]): Span => ({ from: day(from), to: to === null ? null : day(Math.max(to, from - 1)) }));
  const days = ({ from, to }: Span) =>
    Array.from({ length: 40 }, (_, index) => day(index + 1)).filter(
      (one) => from <= one && (to === null || one <= to),
    );

  test('are covered where each of their days is (seed printed on failure)', () =>
    fc.assert(
      fc.property(span, fc.array(span, { maxLength: 5 }), (asked, others) => {
        const held = new Set(others.flatMap(days));
        expect(isCovered(asked, others)).toBe(days(asked).every((one) => held.has(one)));
      }),
    ));

  test('overlap where they share a day; what was withdrawn shares none (seed printed on failure)', () =>
    fc.assert(
      fc.property(span, span, (one, other) => {
        const held = new Set(days(other));
        expect(overlap(one, other)).toBe(days(one).some((each) => held.has(each)));
      }),
    ));

  test.each([
    ['2026-01-09', '2026-01-09'],
    ['2026-01-05', '2026-01-05'],
    ['2026-01-04', '2026-01-04'],
    ['2026-01-01', '2026-01-04'],
  ])('ended on %s, what begins on the fifth ends on %s', (lastDay, to) =>
    expect(endedOn({ from: '2026-01-05', to: null }, lastDay)).toBe(to),
  );
});

/** Who acts for another holds a post in that unit too. */
const deputy = post({ id: 'deputy', personId: 'lan', role: 'specialist', from: '2020-01-01', to: null });
const lentTo = (posts: Post[], delegations: Delegation[], date: string) =>
  actingPosts('lan', [deputy, ...posts], delegations, date).filter((acting) => acting.onBehalfOf !== null);

describe('acting in a post', () => {
  test.each([
    ['2026-02-28', 0],
    ['2026-03-01', 1],
    ['2026-03-10', 1],
    ['2026-03-11', 0],
  ])('for another from the first to the last day of the delegation: %s', (date, count) => {
    const acting = lentTo([post()], [delegation()], date);
    expect(acting).toHaveLength(count);
    if (count) expect(acting).toEqual([{ post: post(), onBehalfOf: 'binh', delegationId: 'd1' }]);
  });

  test('ends with the post, even where the delegation says longer', () => {
    const ended = post({ to: '2026-03-05' });
    expect(lentTo([ended], [delegation()], '2026-03-05')).toHaveLength(1);
    expect(lentTo([ended], [delegation()], '2026-03-06')).toHaveLength(0);
  });

  test('is told once where two delegations say the same, and never on behalf of oneself', () => {
    expect(lentTo([post()], [delegation(), delegation({ id: 'd2' })], '2026-03-01')).toHaveLength(1);
    const toSelf = delegation({ toPersonId: 'binh' });
    expect(actingPosts('binh', [post()], [toSelf], '2026-03-01')).toEqual([
      { post: post(), onBehalfOf: null, delegationId: null },
    ]);
  });

  test('the same id in another unit is another post', () =>
    expect(lentTo([post({ unitId: 'other' })], [delegation()], '2026-03-01')).toEqual([]));

  test('ends when the one who acts leaves the unit', () => {
    const left = { ...deputy, to: '2026-03-04' };
    const acting = (date: string) => actingPosts('lan', [left, post()], [delegation()], date);
    expect(acting('2026-03-04')).toHaveLength(2);
    expect(acting('2026-03-05')).toEqual([]);
  });

  test('is one’s own or lent by its holder directly, on that day, and nothing else (seed printed on failure)', () => {
    const person = fc.constantFrom('a', 'b', 'c');
    const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`);
    const id = fc.constantFrom('p1', 'p2', 'p3');
    const posts = fc.uniqueArray(
      fc.record({ id, personId: person, from: date, to: fc.option(date, { nil: null }) }).map(post),
      { selector: (one) => one.id },
    );
    const delegations = fc.array(
      fc.record({ postId: id, toPersonId: person, from: date, to: date }).map(delegation),
    );
    fc.assert(
      fc.property(posts, delegations, person, date, (all, lent, who, day) => {
        const acting = actingPosts(who, all, lent, day).map(({ post: { id: of } }) => of);
        const holds = (one: Post) => one.from <= day && (one.to ?? '9999') >= day;
        const isLent = (one: Post) =>
          lent.some((to) => to.postId === one.id && to.toPersonId === who && to.from <= day && day <= to.to);
        const isThere = all.some((one) => holds(one) && one.personId === who);
        const expected = all.filter(
          (one) => holds(one) && (one.personId === who || (isThere && isLent(one))),
        );
        expect(acting.sort()).toEqual(expected.map((one) => one.id).sort());
      }),
    );
  });
});

describe('what is wrong with a post', () => {
  const held = post({ id: 'old', from: '2026-06-01', to: '2026-12-31' });
  test.each<[string, Partial<Post>, string[]]>([
    ['over the same days', {}, ['post-held-twice']],
    ['ends before the other begins', { to: '2026-05-31' }, []],
    ['begins the day the other ends', { from: '2026-12-31', to: null }, ['post-held-twice']],
    ['begins after it', { from: '2027-01-01', to: null }, []],
    ['of another person', { personId: 'lan' }, []],
    ['in another unit', { unitId: 'other' }, []],
    ['in another role', { role: 'specialist' }, []],
    ['itself, changed', { id: 'old' }, []],
    ['reversed', { from: '2026-02-02', to: '2026-02-01' }, ['post-dates-reversed']],
    ['of one day', { from: '2026-02-02', to: '2026-02-02' }, []],
  ])('%s', (_, over, problems) => expect(postProblems(post(over), [held])).toEqual(problems));
});

describe('what is wrong with a delegation', () => {
  test.each<[string, Partial<Delegation>, string[]]>([
    ['nothing', {}, []],
    ['reversed', { from: '2026-03-11' }, ['delegation-dates-reversed']],
    ['before the post', { from: '2025-12-31' }, ['delegation-before-post']],
    ['after the post', { to: '2027-01-01' }, ['delegation-after-post']],
    [
      'to its holder, without a reason',
      { toPersonId: 'binh', reason: ' ' },
      ['delegation-to-oneself', 'delegation-without-reason'],
    ],
  ])('%s', (_, over, problems) =>
    expect(delegationProblems(delegation(over), post(), [delegation()])).toEqual(problems),
  );

  test('given twice for one day', () => {
    const problems = (from: string, to: string, over: Partial<Delegation> = {}) =>
      delegationProblems(delegation({ id: 'd2', from, to, ...over }), post(), [delegation()]);
    expect(problems('2026-03-10', '2026-03-20')).toEqual(['delegation-given-twice']);
    expect(problems('2026-03-11', '2026-03-20')).toEqual([]);
    expect(problems('2026-03-10', '2026-03-20', { toPersonId: 'hoa' })).toEqual([]);
  });
});
