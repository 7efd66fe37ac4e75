// Draws a network with sigma and lays it out in a worker, which ends by itself; the tables never wait for it.
import { MultiDirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import Layout from 'graphology-layout-forceatlas2/worker';
import { Sigma } from 'sigma';
import { EdgeArrowProgram, type NodeHoverDrawingFunction } from 'sigma/rendering';
import { type Family, familyGlyph, schemaFamily } from '../../../marks/schema-family.js';
import { type Network, startPlaces } from './network.js';

export interface Drawing {
  zoom(ratio: number): void;
  fit(): void;
  end(): void;
}

const layoutMs = 1500;
const familyColour: Readonly<Record<Family, string>> = { person: '--level-1', group: '--level-3', organisation: '--level-2', thing: '--level-0', event: '--level-4', means: '--accent', link: '--ink-soft' };

const shorten = (text: string): string => (text.length > 30 ? `${text.slice(0, 29)}…` : text);

/** A node under the pointer: its label on the ground of the theme, because sigma's own is always white. */
function drawHover(colour: (name: string) => string): NodeHoverDrawingFunction {
  return (context, node, settings) => {
    if (typeof node.label !== 'string') return;
    context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
    const width = context.measureText(node.label).width;
    const [x, y, half] = [node.x + node.size + 1, node.y, settings.labelSize / 2 + 4];
    context.fillStyle = colour('--sheet');
    context.strokeStyle = colour('--accent');
    context.beginPath();
    context.rect(x, y - half, width + 10, half * 2);
    context.fill();
    context.stroke();
    context.fillStyle = colour('--ink');
    context.fillText(node.label, x + 5, y + settings.labelSize / 3);
  };
}

function build(network: Network, asked: readonly string[], colour: (name: string) => string): MultiDirectedGraph {
  const graph = new MultiDirectedGraph();
  const places = startPlaces(network);
  for (const node of network.nodes) {
    const family = schemaFamily(node.schema);
    const place = places.get(node.id) ?? { x: 0, y: 0 };
    graph.addNode(node.id, { ...place, label: `${familyGlyph[family]} ${shorten(node.caption)}`, color: colour(familyColour[family]), size: node.step === 0 ? 13 : asked.includes(node.id) ? 10 : 7, forceLabel: node.step <= 1 });
  }
  // Several reports may state one link: the tables keep each, the picture draws it once.
  const drawn = new Set<string>();
  for (const edge of network.edges) {
    const words = `${edge.source} ${edge.target} ${edge.label}`;
    if (edge.source === edge.target || drawn.has(words)) continue;
    drawn.add(words);
    graph.addEdge(edge.source, edge.target, { label: edge.label, color: colour('--line-strong'), size: 1.6 });
  }
  return graph;
}

/** Draws into `place`. `onExpand` is called with the id of a node that is double-clicked. Throws without WebGL. */
export function drawNetwork(place: HTMLElement, network: Network, asked: readonly string[], onExpand: (id: string) => void): Drawing {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim() || '#777777';
  const graph = build(network, asked, colour);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const settings = { ...forceAtlas2.inferSettings(graph), gravity: 1.2, scalingRatio: 12, adjustSizes: true };
  if (isCalm) forceAtlas2.assign(graph, { iterations: 200, settings });
  const sigma = new Sigma(graph, place, {
    renderEdgeLabels: network.edges.length <= 60,
    defaultEdgeType: 'arrow',
    edgeProgramClasses: { arrow: EdgeArrowProgram },
    labelFont: "'Source Sans 3', sans-serif",
    labelSize: 13,
    edgeLabelSize: 11,
    labelColor: { color: colour('--ink') },
    edgeLabelColor: { color: colour('--ink-soft') },
    labelRenderedSizeThreshold: 5,
    zIndex: true,
    stagePadding: Math.min(110, place.clientWidth * 0.18),
    defaultDrawNodeHover: drawHover(colour),
  });
  sigma.on('doubleClickNode', (event) => {
    event.preventSigmaDefault();
    onExpand(event.node);
  });
  const layout = isCalm ? undefined : new Layout(graph, { settings });
  layout?.start();
  const timer = setTimeout(() => layout?.stop(), layoutMs);
  const camera = sigma.getCamera();
  return {
    zoom: (ratio) => void camera.animate({ ratio: camera.ratio * ratio }, { duration: isCalm ? 0 : 150 }),
    fit: () => void camera.animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: isCalm ? 0 : 150 }),
    end: () => {
      clearTimeout(timer);
      layout?.kill();
      sigma.kill();
    },
  };
}
