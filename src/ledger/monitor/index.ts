// Monitors: whoever looks from outside whether a log still is what it was.
export type { MonitorAlarm, MonitorAlarmCode } from './alarm.js';
export { Monitor, type MonitorOptions, type MonitorState } from './monitor.js';
