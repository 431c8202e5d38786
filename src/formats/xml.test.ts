import { describe, expect, test } from 'vitest';
import { childOf, elementsOf, lettersOf, readXml } from './xml.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const vocabulary = { 'urn:words': 'w' };

describe('reading XML', () => {
  test('gives elements, attributes and letters', () => {
    const root = readXml(
      bytes('<w:a xmlns:w="urn:words"><w:b w:c="1">x &amp; y<![CDATA[ <z>]]></w:b></w:a>'),
      vocabulary,
    );
    const b = childOf(root, 'w:b')!;
    expect(b.attributes['w:c']).toBe('1');
    expect(lettersOf(b)).toBe('x & y <z>');
  });

  test('names carry the usual prefix whatever the file calls it', () => {
    for (const text of [
      '<q:a xmlns:q="urn:words"><q:b q:c="1"/></q:a>',
      '<a xmlns="urn:words" xmlns:z="urn:words"><b z:c="1"/></a>',
      '<w:a xmlns:w="urn:words"><v:b xmlns:v="urn:words" v:c="1"/></w:a>',
    ]) {
      const root = readXml(bytes(text), vocabulary);
      expect(root.name).toBe('w:a');
      expect(childOf(root, 'w:b')?.attributes['w:c']).toBe('1');
    }
  });

  test('UTF-16 is read too', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>xã</a>', 'utf16le')]);
    expect(lettersOf(readXml(utf16, {}))).toBe('xã');
  });

  test('children visited are forgotten, counted where they begin', () => {
    const seen: string[] = [];
    const child = (element: { name: string }) => seen.push(element.name);
    const counted = readXml(
      bytes('<a><p/><body><p><p/></p><t><p/></t></body></a>'),
      {},
      { of: 'body', count: 'p', child },
    );
    expect(seen).toEqual(['p', 't']);
    expect(elementsOf(childOf(counted, 'body'))).toEqual([]);
    const ordinals: (number | undefined)[] = [];
    readXml(
      bytes('<a><p/><body><p><p/></p><t><p/></t></body></a>'),
      {},
      {
        of: 'body',
        count: 'p',
        child: (element) => ordinals.push(element.ordinal, childOf(element, 'p')?.ordinal),
      },
    );
    expect(ordinals).toEqual([1, 2, undefined, 3]);
  });

  test.each([
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'],
    ['an entity', '<a>&e;</a>'],
    ['broken markup', '<a><b></a>'],
    ['nothing', ''],
    ['a document cut short', '<a><b>'],
    ['nesting without end', '<a>'.repeat(5000)],
  ])('%s is refused', (_, text) => {
    expect(() => readXml(bytes(text), {})).toThrow(expect.objectContaining({ code: 'file-damaged' }));
  });
});
