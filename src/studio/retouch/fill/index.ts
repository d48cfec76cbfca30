export { extend, type Margins } from './extend.ts';
export { type FillOptions, fill } from './fill.ts';
