export * from './bokeh.ts';
export * from './daylight.ts';
export * from './environment.ts';
export * from './probe.ts';
export * from './setting.ts';
export * from './terrain.ts';
