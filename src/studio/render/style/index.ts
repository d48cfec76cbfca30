export { applyStyle, type StyleOptions } from './apply-style.ts';
export { type RestyleOptions, restyle } from './restyle.ts';
export { styledLook } from './styled-look.ts';
