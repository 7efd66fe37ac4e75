// Answers about links, one per question, merged into one network: what two answers both name stands in it once.
import type { Static } from 'typebox';
import type { Edge, NeighboursAnswer, Node } from '../../../../src/http/contract.js';

export type NetworkNode = Static<typeof Node> & { readonly step: number };
export type NetworkEdge = Static<typeof Edge>;

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
}

type Links = Pick<NeighboursAnswer, 'nodes' | 'edges'>;

/** `answers` in the order in which they were asked; the first one is about `centre`. An edge to a node nobody named is left out. */
export function mergeAnswers(centre: Static<typeof Node>, answers: readonly Links[]): Network {
  const found = new Map<string, Static<typeof Node>>([[centre.id, centre]]);
  const edges = new Map<string, NetworkEdge>();
  for (const answer of answers) {
    for (const node of answer.nodes) if (!found.has(node.id)) found.set(node.id, node);
    for (const edge of answer.edges) edges.set(`${edge.id} ${edge.source} ${edge.target}`, edge);
  }
  const whole = [...edges.values()].filter((edge) => found.has(edge.source) && found.has(edge.target));
  const steps = stepsFrom(centre.id, whole);
  return { nodes: [...found.values()].map((node) => ({ ...node, step: steps.get(node.id) ?? 1 })), edges: whole };
}

/** How many links each node is away from the centre. */
function stepsFrom(centre: string, edges: readonly NetworkEdge[]): ReadonlyMap<string, number> {
  const steps = new Map([[centre, 0]]);
  let edgeOfKnown = [centre];
  while (edgeOfKnown.length > 0) {
    const next: string[] = [];
    for (const at of edgeOfKnown) {
      for (const { source, target } of edges) {
        const other = source === at ? target : target === at ? source : undefined;
        if (other === undefined || steps.has(other)) continue;
        steps.set(other, (steps.get(at) ?? 0) + 1);
        next.push(other);
      }
    }
    edgeOfKnown = next;
  }
  return steps;
}

/** Places before the layout starts: rings by step, so that the same network always begins the same. */
export function startPlaces(network: Network): ReadonlyMap<string, { x: number; y: number }> {
  const rings = new Map<number, NetworkNode[]>();
  for (const node of network.nodes) rings.set(node.step, [...(rings.get(node.step) ?? []), node]);
  return new Map(
    [...rings].flatMap(([step, ring]) => ring.map((node, at) => {
      const angle = (2 * Math.PI * at) / ring.length + step * 0.4;
      return [node.id, { x: step * 10 * Math.cos(angle), y: step * 10 * Math.sin(angle) }] as const;
    })),
  );
}
