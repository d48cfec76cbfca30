/** Edges of a photograph by a graph written here: `node examples/graph-edges.ts in.jpg edges.png`. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import * as g from '../src/graph/index.ts';

const [source = 'in.jpg', target = 'edges.png'] = process.argv.slice(2);

// Two Sobel windows, [outputs, inputs, height, width], as constants in memory.
const sobel = g.constant('sobel', [-1, 0, 1, -2, 0, 2, -1, 0, 1, -1, -2, -1, 0, 0, 0, 1, 2, 1], [2, 1, 3, 3]);

// H and W are symbols: one model for pictures of every size.
const image = g.input('image', { dtype: 'float32', dims: [1, 1, 'H', 'W'] });
const slopes = g.conv(image, sobel, { padding: 1 }); // [1, 2, H, W]
const steepness = g.sqrt(g.reduceMean(g.mul(slopes, slopes), 1)); // [1, 1, H, W]
const edges = g.minimum(steepness, g.scalar(1));

const graph = g.build('edges', [image], { edges });
g.verify(graph);
console.log(g.print(graph));

const { data, info } = await sharp(source).greyscale().resize(1024, 1024, { fit: 'inside' }).raw().toBuffer({ resolveWithObject: true });
const session = await InferenceSession.create(g.encode(graph));
const feeds = {
  image: new Tensor(
    'float32',
    Float32Array.from(data, (byte) => byte / 255),
    [1, 1, info.height, info.width],
  ),
};
const outputs = await session.run(feeds);
const bytes = Uint8Array.from(outputs.edges!.data as Float32Array, (value) => Math.round(value * 255));
await sharp(bytes, { raw: { width: info.width, height: info.height, channels: 1 } })
  .png()
  .toFile(target);
console.log(`wrote ${target}`);
