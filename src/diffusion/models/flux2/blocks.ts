/**
 * The two kinds of blocks of FLUX.2.
 *
 * source   diffusers 0.42.1: Flux2TransformerBlock, Flux2SingleTransformerBlock, Flux2AttnProcessor, Flux2ParallelSelfAttnProcessor,
 *          Flux2SwiGLU
 *
 * Easy to get wrong: text comes before image in every sequence; queries and keys are normalised a head before they are turned;
 * pairs of the rotation are neighbours (interleaved); the first half of linear_in goes through the activation; the single block's
 * rows are query, key, value, gate, up; nothing is masked.
 */
import * as g from '../../../graph/index.ts';
import type { Flux2Config } from './config.ts';
import type { Parameters } from './parameters.ts';

/** What every block is given besides its streams. */
export interface BlockContext {
  readonly config: Flux2Config;
  readonly layers: g.Layers;
  readonly parameters: Parameters;
  /** [S, headSize / 2] of the whole sequence. */
  readonly cos: g.Value;
  readonly sin: g.Value;
  /** How many tokens go through a feed-forward together. */
  readonly tokensAtOnce: number;
}

/** One set of a modulation's rows, each [dim]. `scale` has the 1 of (1 + scale) in it. */
export interface Modulation {
  readonly shift: g.Value;
  readonly scale: g.Value;
  readonly gate: g.Value;
}

/** Rows [count, dim] as sets of three. */
export function modulationSets(rows: g.Value): Modulation[] {
  const [count, dim] = rows.type.dims as [number, number];
  const each = g.split(rows, 0, Array<number>(count).fill(1)).map((row) => g.reshape(row, [dim]));
  return Array.from({ length: count / 3 }, (_, set) => {
    const [shift, scale, gate] = each.slice(3 * set, 3 * set + 3) as [g.Value, g.Value, g.Value];
    return { shift, scale: g.add(scale, g.scalar(1)), gate };
  });
}

/** Layer norm without weights of its own, then * (1 + scale) + shift: one operator, since the scale may be any value. */
export const modulated = (x: g.Value, { shift, scale }: Omit<Modulation, 'gate'>, { epsilon }: Flux2Config): g.Value =>
  g.layerNorm(x, { scale, bias: shift, epsilon });

/** x [1, S, dim], each head normalised by itself. */
function normHeads(x: g.Value, name: string, { config, layers, parameters }: BlockContext): g.Value {
  const { heads, headSize, epsilon } = config;
  const length = x.type.dims[1]!;
  const apart = g.reshape(x, [1, length, heads, headSize]); // [1, S, heads, headSize]
  return g.reshape(layers.rmsNorm(apart, parameters.vector(name), epsilon), x.type.dims); // [1, S, dim]
}

/** Positions of a sequence, from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Projections {
  /** [1, s, dim], of all positions or of a span of them. */
  readonly query: g.Value;
  /** [1, S, dim] */
  readonly key: g.Value;
  readonly value: g.Value;
}

/** -> [1, s, dim] for each position that has a query */
function turnedAttention({ query, key, value }: Projections, { config, layers, cos, sin }: BlockContext, span?: Span): g.Value {
  const turn = (x: g.Value, of: (table: g.Value) => g.Value): g.Value =>
    layers.rope(x, of(cos), of(sin), { heads: config.heads, isInterleaved: true });
  const turnedQuery = turn(query, (table) => (span ? g.slice(table, { axis: 0, ...span }) : table));
  return layers.attention(
    turnedQuery,
    turn(key, (table) => table),
    value,
    { heads: config.heads },
  );
}

/**
 * Applies what treats each token by itself to so many tokens at once, since the feed-forward is three times as wide as the streams:
 * at 16,900 tokens (2048 x 2048) of klein 4B, its inner values would take 2.5 GB.
 */
function byTokens(sequences: readonly g.Value[], { tokensAtOnce }: BlockContext, apply: (...parts: g.Value[]) => g.Value): g.Value {
  const length = sequences[0]!.type.dims[1] as number;
  if (length <= tokensAtOnce) return apply(...sequences);
  const count = Math.ceil(length / tokensAtOnce);
  const sizes = Array.from({ length: count }, (_, i) => Math.floor((length * (i + 1)) / count) - Math.floor((length * i) / count));
  const parts = sequences.map((x) => g.split(x, 1, sizes));
  return g.concat(
    sizes.map((_, i) => apply(...parts.map((part) => part[i]!))),
    1,
  );
}

/** x [1, S, dim] -> [1, S, dim] */
function feedForward(x: g.Value, name: string, context: BlockContext): g.Value {
  const { config, parameters } = context;
  const { mlpDim } = config;
  return byTokens([x], context, (tokens) => {
    const gate = parameters.linear(tokens!, `${name}.linear_in.weight`, { first: 0, count: mlpDim }); // [1, s, mlpDim]
    const up = parameters.linear(tokens!, `${name}.linear_in.weight`, { first: mlpDim, count: mlpDim }); // [1, s, mlpDim]
    return parameters.linear(g.mul(g.silu(gate), up), `${name}.linear_out.weight`); // [1, s, dim]
  });
}

export interface Streams {
  /** [1, T, dim] */
  readonly text: g.Value;
  /** [1, I, dim]: target and references. */
  readonly image: g.Value;
}

/** Each stream has weights of its own, and attention is over both. */
export function doubleBlock(
  { text, image }: Streams,
  modulation: { readonly text: readonly Modulation[]; readonly image: readonly Modulation[] },
  context: BlockContext & { readonly prefix: string },
): Streams {
  const { config, parameters, prefix } = context;
  const [text1, text2] = modulation.text as [Modulation, Modulation];
  const [image1, image2] = modulation.image as [Modulation, Modulation];
  const attn = (x: g.Value, name: string): g.Value => parameters.linear(x, `${prefix}.attn.${name}.weight`);
  const norm = (x: g.Value, name: string): g.Value => normHeads(x, `${prefix}.attn.${name}.weight`, context);

  const textIn = modulated(text, text1, config); // [1, T, dim]
  const imageIn = modulated(image, image1, config); // [1, I, dim]
  const query = g.concat([norm(attn(textIn, 'add_q_proj'), 'norm_added_q'), norm(attn(imageIn, 'to_q'), 'norm_q')], 1); // [1, T + I, dim]
  const key = g.concat([norm(attn(textIn, 'add_k_proj'), 'norm_added_k'), norm(attn(imageIn, 'to_k'), 'norm_k')], 1); // [1, T + I, dim]
  const value = g.concat([attn(textIn, 'add_v_proj'), attn(imageIn, 'to_v')], 1); // [1, T + I, dim]
  const mixed = turnedAttention({ query, key, value }, context); // [1, T + I, dim]
  const [textLength, imageLength] = [text, image].map(({ type }) => type.dims[1] as number) as [number, number];
  const [textMixed, imageMixed] = g.split(mixed, 1, [textLength, imageLength]) as [g.Value, g.Value];

  const text3 = g.add(text, g.mul(attn(textMixed, 'to_add_out'), text1.gate)); // [1, T, dim]
  const image3 = g.add(image, g.mul(attn(imageMixed, 'to_out.0'), image1.gate)); // [1, I, dim]
  const forward = (x: g.Value, set: Modulation, name: string): g.Value =>
    g.add(x, g.mul(feedForward(modulated(x, set, config), `${prefix}.${name}`, context), set.gate));
  return { text: forward(text3, text2, 'ff_context'), image: forward(image3, image2, 'ff') };
}

/**
 * x [1, S, dim] -> [1, s, dim]. Attention and feed-forward side by side, from one matrix into one matrix.
 * span   the only positions that are wanted, where not all are: the others are then read (key and value) and not computed
 */
export function singleBlock(
  x: g.Value,
  modulation: Modulation,
  context: BlockContext & { readonly prefix: string; readonly span?: Span },
): g.Value {
  const { config, parameters, prefix, span } = context;
  const { dim, mlpDim } = config;
  const wanted = (sequence: g.Value): g.Value => (span ? g.slice(sequence, { axis: 1, ...span }) : sequence);
  const n = modulated(x, modulation, config); // [1, S, dim]
  const own = wanted(n); // [1, s, dim]
  const rows = (tokens: g.Value, first: number, count: number): g.Value =>
    parameters.linear(tokens, `${prefix}.attn.to_qkv_mlp_proj.weight`, { first, count });
  const query = normHeads(rows(own, 0, dim), `${prefix}.attn.norm_q.weight`, context); // [1, s, dim]
  const key = normHeads(rows(n, dim, dim), `${prefix}.attn.norm_k.weight`, context); // [1, S, dim]
  const value = rows(n, 2 * dim, dim); // [1, S, dim]
  const mixed = turnedAttention({ query, key, value }, context, span); // [1, s, dim]
  const out = byTokens([own, mixed], context, (tokens, attended) => {
    const inner = g.mul(g.silu(rows(tokens!, 3 * dim, mlpDim)), rows(tokens!, 3 * dim + mlpDim, mlpDim)); // [1, s, mlpDim]
    return parameters.linear(g.concat([attended!, inner], 2), `${prefix}.attn.to_out.weight`); // [1, s, dim]
  });
  return g.add(wanted(x), g.mul(out, modulation.gate)); // [1, s, dim]
}
