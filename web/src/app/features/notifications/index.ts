export { Bell } from './bell';
export { PeopleNews } from './people-news';
