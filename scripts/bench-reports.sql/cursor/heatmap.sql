SELECT c.local_weekday * 24 + c.local_hour, 1 FROM call c WHERE :calls;
