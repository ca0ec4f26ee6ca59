import { GeoPoint } from '../../model';
import { invalidLatLng, type Result } from '../values';
import { overload, type Builtin, type Overload } from './overload';
import { intOfFloat } from './text';

const EARTH_RADIUS_METRES = 6_371_010;

export const mathFunctions: readonly Builtin[] = [
  { name: 'math.abs', overloads: [overload(['int'], absolute), overload(['float'], Math.abs)] },
  { name: 'math.ceil', overloads: [overload(['float'], Math.ceil)] },
  { name: 'math.floor', overloads: [overload(['float'], Math.floor)] },
  { name: 'math.round', overloads: [overload(['float'], (value) => intOfFloat(Math.round(value)))] },
  { name: 'math.sqrt', overloads: [overload(['float'], Math.sqrt)] },
  { name: 'math.pow', overloads: [overload(['float', 'float'], Math.pow)] },
  { name: 'math.isNaN', overloads: [overload(['float'], Number.isNaN)] },
];

export const latlngFunctions: readonly Builtin[] = [
  { name: 'latlng.value', overloads: [overload(['float', 'float'], latlng)] },
];

export const latlngMethods: Readonly<Record<string, Overload[]>> = {
  latitude: [overload(['latlng'], (point) => point.latitude)],
  longitude: [overload(['latlng'], (point) => point.longitude)],
  distance: [overload(['latlng', 'latlng'], distance)],
};

function absolute(value: bigint): bigint {
  return BigInt.asIntN(64, value < 0n ? -value : value);
}

function latlng(latitude: number, longitude: number): Result {
  const isValid = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isValid ? new GeoPoint(latitude, longitude) : invalidLatLng(latitude, longitude);
}

/** Metres along the great circle, by the haversine formula. */
function distance(a: GeoPoint, b: GeoPoint): number {
  const latitudes = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const longitudes = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const chord = latitudes + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitudes;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
