/** The whole network as one graph, from a tile's planes as they are to clean light. Knows nothing of tiles or sessions. */
import * as g from '../../../graph/index.ts';
import { fromPerceptual, toPerceptual } from './transfer.ts';
import { uNet } from './u-net.ts';
import { loadWeights, type Network, type Weights } from './weights.ts';

const plane: g.TensorType = { dtype: 'float32', dims: [1, 'H', 'W', 3] };

/**
 * colour, albedo, normal   float32 [1, H, W, 3], finite; H and W multiples of 16. Cut to [0, 1e10], [0, 1], [-1, 1]
 * exposure                 float32 [1]: colour is multiplied by it before the curve, and divided by it after
 * clean                    float32 [1, H, W, 3], >= 0
 */
export function denoiserGraph(name: string, weights: Weights): g.Graph {
  const inputs = { colour: g.input('colour', plane), albedo: g.input('albedo', plane), normal: g.input('normal', plane) };
  const exposure = g.input('exposure', { dtype: 'float32', dims: [1] });
  const scalar = (constantName: string, value: number): g.Value => g.constant(constantName, [value], []);
  const [zero, half, one] = [scalar('zero', 0), scalar('half', 0.5), scalar('one', 1)];
  const toRange = (value: g.Value, low: g.Value, high: g.Value): g.Value => g.minimum(g.maximum(value, low), high);

  const colour = toPerceptual(g.mul(inputs.colour, exposure));
  const albedo = toRange(inputs.albedo, zero, one);
  const normal = toRange(g.add(g.mul(inputs.normal, half), half), zero, one);
  const features = g.transpose(g.concat([colour, albedo, normal], 3), [0, 3, 1, 2]); // [1, 9, H, W]
  const result = g.transpose(uNet(features, weights), [0, 2, 3, 1]); // [1, H, W, 3]
  const clean = g.div(fromPerceptual(result), exposure);
  const graph = g.build(name, [inputs.colour, inputs.albedo, inputs.normal, exposure], { clean });
  g.verify(graph);
  return graph;
}

/** The ONNX model of a network. throws engine_failed when its weights are missing or changed */
export const makeDenoiser = async (network: Network): Promise<Uint8Array> =>
  g.encode(denoiserGraph(`denoiser_${network}`, await loadWeights(network)));
