/** A wooden board on ropes, drawn on a picture behind a sign's text. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { RasterImage } from '../../../engine.ts';
import type { PixelBox } from './contrast.ts';

/** Lays a straight-alpha canvas on the picture with its top left at (left, top). */
export function overlay(image: RasterImage, context: SKRSContext2D, at: { left: number; top: number }): void {
  const { width, height } = context.canvas;
  const source = context.getImageData(0, 0, width, height).data;
  for (let y = 0; y < height; y++) {
    const row = y + at.top;
    if (row < 0 || row >= image.height) continue;
    for (let x = 0; x < width; x++) {
      const column = x + at.left;
      const alpha = source[(y * width + x) * 4 + 3]! / 255;
      if (alpha === 0 || column < 0 || column >= image.width) continue;
      const i = (row * image.width + column) * image.channels;
      for (let c = 0; c < 3; c++)
        image.data[i + c] = Math.round(image.data[i + c]! * (1 - alpha) + source[(y * width + x) * 4 + c]! * alpha);
    }
  }
}

/** A hanging wooden board behind a sign, with ropes to the upper edge. */
export function drawBoard(image: RasterImage, box: PixelBox): void {
  const padX = Math.round((box.bottom - box.top) * 0.42 + image.width * 0.02);
  const padY = Math.round((box.bottom - box.top) * 0.3);
  const width = box.right - box.left + 2 * padX;
  const height = box.bottom - box.top + 2 * padY;
  const left = box.left - padX;
  const top = box.top - padY;
  const margin = Math.round(height * 0.25);
  const context = createCanvas(width + 2 * margin, top + height + margin).getContext('2d');
  context.strokeStyle = '#4a3826';
  context.lineWidth = Math.max(2, height * 0.035);
  for (const x of [0.14, 0.86]) {
    context.beginPath();
    context.moveTo(margin + width * (x + (x - 0.5) * 0.04), 0);
    context.lineTo(margin + width * x, top + height * 0.14);
    context.stroke();
  }
  context.shadowColor = 'rgba(0, 0, 0, 0.55)';
  context.shadowBlur = height * 0.14;
  context.shadowOffsetY = height * 0.06;
  const wood = context.createLinearGradient(0, top, 0, top + height);
  wood.addColorStop(0, '#6d4526');
  wood.addColorStop(0.5, '#55331a');
  wood.addColorStop(1, '#3d2310');
  context.fillStyle = wood;
  context.beginPath();
  context.roundRect(margin, top, width, height, height * 0.1);
  context.fill();
  context.shadowColor = 'transparent';
  context.clip();
  drawGrain(context, { left: margin, top, width, height });
  overlay(image, context, { left: left - margin, top: 0 });
}

function drawGrain(context: SKRSContext2D, board: { left: number; top: number; width: number; height: number }): void {
  const { left, top, width, height } = board;
  for (let i = 0; i < 46; i++) {
    const y = top + (height * (i + 0.5)) / 46;
    context.strokeStyle = `rgba(20, 9, 2, ${0.05 + 0.13 * Math.abs(Math.sin(i * 12.9898))})`;
    context.lineWidth = Math.max(1, height * (0.006 + 0.008 * Math.abs(Math.sin(i * 4.1))));
    context.beginPath();
    for (let s = 0; s <= 24; s++) {
      const x = left + (width * s) / 24;
      const sway = Math.sin(s * 0.42 + i * 0.9) * height * 0.012 + Math.sin(s * 0.17 + i * 2.3) * height * 0.016;
      if (s === 0) context.moveTo(x, y + sway);
      else context.lineTo(x, y + sway);
    }
    context.stroke();
  }
  context.strokeStyle = 'rgba(255, 214, 160, 0.28)';
  context.lineWidth = Math.max(1, height * 0.012);
  context.beginPath();
  context.roundRect(left + height * 0.05, top + height * 0.05, width - height * 0.1, height * 0.9, height * 0.07);
  context.stroke();
}
