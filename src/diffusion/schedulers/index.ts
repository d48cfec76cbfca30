export { eulerStep, type FlowMatchEulerConfig, kleinMu, makeSchedule, readFlowMatchEuler, type Schedule } from './flow-match-euler.ts';
