import { matching, type Person } from './directory';

const person = (change: Partial<Person>): Person => ({
  id: 'x',
  kind: 'DOCTOR',
  name: 'Dr. Zoë Patel',
  role: 'Cardiology',
  phone: '(202) 555-0143',
  dials: '+12025550143',
  email: 'patel@example.com',
  address: '',
  first: false,
  ...change,
});
const ruth = person({ id: 'ruth', kind: 'EMERGENCY', name: 'Ruth Bell', role: 'Neighbour', email: '' });
const people = [person({}), ruth];

describe('matching', () => {
  it.each([
    [null, '', 2],
    ['EMERGENCY', '', 1],
    [null, 'zoe cardio', 1],
    [null, 'PATEL', 1],
    [null, 'bell cardiology', 0],
    ['FAMILY', 'ruth', 0],
  ] as const)('of kind %s with "%s" finds %i', (kind, search, count) => {
    expect(matching(people, kind, search)).toHaveLength(count);
  });
});
