import { describe, expect, it } from 'vitest';
import { mergeAnswers, startPlaces } from './network.js';

const node = (id: string) => ({ id, schema: 'Person', caption: id.toUpperCase() });
const edge = (id: string, source: string, target: string) => ({ id, source, target, schema: 'Associate', label: 'associate of', from: null, to: null });

describe('the network of links', () => {
  const first = { nodes: [node('a'), node('b')], edges: [edge('1', 'a', 'b')] };
  const second = { nodes: [node('b'), node('c'), node('a')], edges: [edge('1', 'a', 'b'), edge('2', 'c', 'b')] };

  it('holds each node and edge once, with its distance from the centre', () => {
    const network = mergeAnswers(node('a'), [first, second]);
    expect(network.nodes.map((one) => [one.id, one.step])).toEqual([['a', 0], ['b', 1], ['c', 2]]);
    expect(network.edges.map((one) => one.id)).toEqual(['1', '2']);
  });

  it('draws no edge to a node that no answer named', () => {
    expect(mergeAnswers(node('a'), [{ nodes: [], edges: [edge('9', 'a', 'hidden')] }])).toEqual({ nodes: [{ ...node('a'), step: 0 }], edges: [] });
  });

  it('begins at the same places every time, no two alike', () => {
    const network = mergeAnswers(node('a'), [first, second]);
    const places = [...startPlaces(network).values()].map((place) => JSON.stringify(place));
    expect(places).toEqual([...startPlaces(network).values()].map((place) => JSON.stringify(place)));
    expect(new Set(places).size).toBe(3);
  });
});
