/**
 * Finds faces of people in a picture, with the outlines of face, eyes and lips: BlazeFace looks at the whole and at the upper part of each
 * detected person; Face Mesh says of each find whether it is a face, and where its points lie. No recognition of whose it is.
 */
import type { RasterImage } from '../../engine.ts';
import type { InferenceHost } from '../../inference/index.ts';
import { overlapOf, type PixelBox, shareWithin } from '../segment/index.ts';
import type { DetectDeps, Detection } from './detect.ts';
import { faceNetworks, faceRowLength, faceSide } from './face-networks.ts';
import { contours, type FacePoint, type FaceSight, readSight } from './face-sight.ts';
import { drawSquare, outOfSquare, type Square } from './face-squares.ts';
import type { FaceRows, FoundFaces, MeshAnswer, SquaresInput } from './faces.task.ts';

const moduleUrl = new URL('./faces.task.ts', import.meta.url).href;

/** BlazeFace alone takes lights and bonnets of cars for faces up to 0.6; Face Mesh gives those 0.2 at most and faces more than 0.98. */
const leastScore = 0.3;
const leastMeshScore = 0.6;
/** The mesh sees so much more than the face's box. */
const meshScale = 1.5;
const mostCandidates = 24;
const mostPeople = 8;

interface Candidate {
  readonly score: number;
  readonly square: Square;
}

/** Surest first. people: as detected, looked at more closely. throws generation_cancelled, engine_failed */
export async function findFaces(image: RasterImage, people: readonly Detection[], deps: DetectDeps): Promise<FaceSight[]> {
  const candidates = await candidatesIn(image, looksAt(image, people), deps);
  const first = await meshesOf(image, candidates, deps);
  // Looked at again where the points have it: the first box is a rough one.
  const again = first.map(({ score, points }) => ({ score, square: squareRound(points) }));
  const second = await meshesOf(image, again, deps);
  const sights = second.map(({ score, points, depths }) => readSight(image, { score, points, depths }));
  const kept: FaceSight[] = [];
  for (const sight of sights.toSorted((a, b) => b.score - a.score))
    if (sight.box.width > 3 && !kept.some((other) => isSame(other.box, sight.box))) kept.push(sight);
  return kept;
}

const isSame = (a: PixelBox, b: PixelBox): boolean => overlapOf(a, b) > 0.25 || shareWithin(a, b) > 0.7 || shareWithin(b, a) > 0.7;

/** The whole picture; the same smaller, for a face that fills it; the upper part of each person. */
function looksAt({ width, height }: RasterImage, people: readonly Detection[]): Square[] {
  const side = Math.max(width, height);
  const whole = { x: width / 2, y: height / 2, side, turn: 0 };
  const largest = people
    .filter((one) => one.class === 'person' && one.score >= 0.3)
    .toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)
    .slice(0, mostPeople);
  const near = largest.map(({ box }) => {
    const own = Math.max(0.95 * box.width, 0.45 * box.height);
    return { x: box.left + box.width / 2, y: box.top - 0.08 * own + own / 2, side: own, turn: 0 };
  });
  return [whole, { ...whole, side: 2 * side }, ...near.filter((one) => one.side < 0.8 * side)];
}

async function candidatesIn(image: RasterImage, looks: readonly Square[], { inference, signal }: DetectDeps): Promise<Candidate[]> {
  const squares = await drawn(image, looks);
  const input: FoundFaces = { network: faceNetworks.detector, squares, leastScore };
  const found = await inference.run<FoundFaces, FaceRows[]>({ moduleUrl, name: 'findFaceRows', input }, { signal });
  const candidates = found.flatMap((rows, index) =>
    Array.from({ length: rows.length / faceRowLength }, (_, row) =>
      candidateOf(rows.subarray(row * faceRowLength, (row + 1) * faceRowLength), looks[index]!),
    ),
  );
  return candidates.toSorted((a, b) => b.score - a.score).slice(0, mostCandidates);
}

function candidateOf(row: FaceRows, look: Square): Candidate {
  const [score = 0, u = 0, v = 0, w = 0, h = 0, leftX = 0, leftY = 0, rightX = 0, rightY = 0] = row;
  const scale = look.side / faceSide;
  const turn = Math.atan2(rightY - leftY, rightX - leftX);
  return { score, square: { ...outOfSquare(look, [u, v]), side: meshScale * Math.max(w, h) * scale, turn } };
}

const drawn = async (image: RasterImage, squares: readonly Square[]): Promise<Uint8Array[]> => {
  const pictures: Uint8Array[] = [];
  for (const square of squares) pictures.push(await drawSquare(image, square));
  return pictures;
};

interface Meshed {
  readonly score: number;
  readonly points: readonly FacePoint[];
  readonly depths: Float32Array;
}

async function meshesOf(
  image: RasterImage,
  candidates: readonly Candidate[],
  { inference, signal }: { inference: InferenceHost; signal: AbortSignal },
): Promise<Meshed[]> {
  if (candidates.length === 0) return [];
  const squares = await drawn(
    image,
    candidates.map(({ square }) => square),
  );
  const input: SquaresInput = { network: faceNetworks.mesh, squares };
  const answers = await inference.run<SquaresInput, MeshAnswer[]>({ moduleUrl, name: 'readMeshes', input }, { signal });
  return answers.flatMap(({ points, score }, index) => {
    const candidate = candidates[index]!;
    if (score < leastMeshScore) return [];
    const placed = Array.from({ length: points.length / 3 }, (_, k) => outOfSquare(candidate.square, [points[3 * k]!, points[3 * k + 1]!]));
    const depths = Float32Array.from({ length: points.length / 3 }, (_, k) => (points[3 * k + 2]! * candidate.square.side) / faceSide);
    return [{ score: candidate.score, points: placed, depths }];
  });
}

/** Round the points, turned to the line through the outer corners of the eyes. */
function squareRound(points: readonly FacePoint[]): Square {
  const [left, right] = [points[contours.corners[0]]!, points[contours.corners[1]]!];
  const turn = Math.atan2(right.y - left.y, right.x - left.x);
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  const own = points.map(({ x, y }) => ({ x: x * cosine + y * sine, y: y * cosine - x * sine }));
  const [x0, x1] = [Math.min(...own.map(({ x }) => x)), Math.max(...own.map(({ x }) => x))];
  const [y0, y1] = [Math.min(...own.map(({ y }) => y)), Math.max(...own.map(({ y }) => y))];
  const [u, v] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return { x: u * cosine - v * sine, y: u * sine + v * cosine, side: meshScale * Math.max(x1 - x0, y1 - y0), turn };
}
