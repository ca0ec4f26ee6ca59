import { noFunction, unsupported, wrongCount, type Table } from './table';

const outside = (latitude: number, longitude: number): string =>
  'error: Latitude should be in [-90,90] range and longitude should be in [-180,180] range. ' +
  `Received: [${latitude},${longitude}].`;

/** LatLng. */
export const latlng: Table = {
  'latlng.value': [
    ['latlng.value(48.5, 2)', 'latlng 48.5 2'],
    ['latlng.value(-90, 180)', 'latlng -90 180'],
    ['latlng.value(91, 0)', outside(91, 0)],
    ['latlng.value(0, -180.5)', outside(0, -180.5)],
    ["latlng.value('a', 0)", unsupported('latlng.value(string, int)', 'latlng.value(float, float)')],
    ['latlng.value(1)', wrongCount(1, 'latlng.value(float, float)')],
  ],
  methods: [
    ['resource.data.where.latitude()', 'float 48.8566'],
    ['resource.data.where.longitude()', 'float 2.3522'],
    ['latlng.value(0, 0).distance(latlng.value(0, 0))', 'float 0'],
    // Paris to London is about 344 km.
    ['math.round(resource.data.where.distance(latlng.value(51.5074, -0.1278)) / 1000)', 'int 344'],
    ['resource.data.where.distance(1)', unsupported('latlng.distance(int)', 'latlng.distance(latlng)')],
    ['resource.data.where.latitude(1)', wrongCount(1, 'latlng.latitude()')],
    ["{'latitude': 1}.latitude()", noFunction('latitude')],
    ['[1].longitude()', noFunction('longitude')],
  ],
};
