export { furniture, furnitureConcepts } from './furniture.ts';
export * from './joinery.ts';
export { withPrint } from './print.ts';
