-- An archive that CallArchive 0.1.0 made of a simulated PBX (callarchive demo --history 14 --live-calls 8 --seed 7), as text.
PRAGMA application_id = 1128362545;
PRAGMA user_version = 4;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE pbx (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,      -- the configured name, else the host
    serial TEXT,                    -- as the PBX tells it
    model TEXT,
    firmware TEXT,
    time_zone TEXT                  -- configured IANA zone, for a PBX that does not tell its offset
) STRICT;
INSERT INTO pbx VALUES(1,'demo','3630A7654321','Yeastar P560','37.23.0.123',NULL);
CREATE TABLE connection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pbx INTEGER NOT NULL REFERENCES pbx,
    opened_ms INTEGER NOT NULL,
    subscribed_ms INTEGER,          -- when the PBX acknowledged the subscription; NULL: never
    alive_ms INTEGER NOT NULL,      -- when something was last read: proof of life, stored at least every 5 s
    last_event_ms INTEGER,
    closed_ms INTEGER,              -- NULL: open, or the archiver was killed
    reason TEXT,                    -- why it closed
    topics TEXT,                    -- the event types subscribed to, comma separated
    heartbeats INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO connection VALUES(1,1,1795417073121,1795417073123,1795417099546,1795417099546,1795417099760,'archiver stopped','30007,30008,30010,30011,30012,30013,30014,30015,30016,30019,30020,30025,30026,30028,30029,30033,30039',1);
CREATE TABLE frame (
    id INTEGER PRIMARY KEY,
    pbx INTEGER NOT NULL REFERENCES pbx,
    origin INTEGER NOT NULL,        -- 0 event, 1 history row, 2 directory answer, 3 live-call query
    connection INTEGER REFERENCES connection,
    sequence INTEGER,               -- of the frame on its connection; of the row in its answer
    received_ms INTEGER NOT NULL,
    type INTEGER,                   -- the event's number
    call_id TEXT,
    status INTEGER NOT NULL,        -- 0 mapped, 1 unmapped, 2 duplicate, 3 quarantined
    error TEXT,
    digest BLOB NOT NULL,           -- SHA-256 of the bytes received
    body ANY                        -- TEXT, or BLOB when the bytes are no UTF-8
) STRICT;
INSERT INTO frame VALUES(1,1,2,NULL,NULL,1795417073108,NULL,NULL,0,NULL,X'280c4c3ca5bc0b2dbdf60b4da0e084a444ff543e1208996a9d808c932e61fe01','{"errcode":0,"errmsg":"SUCCESS","data":{"device_name":"PBX-SIMULATED","model_name":"Yeastar P560","sn":"3630A7654321","hardware_version":"V1.00 0000-0000","firmware_version":"37.23.0.123","system_time":"23/11/2026 07:57:53 AM","up_time":86400,"system_date_format":"DD/MM/YYYY","system_time_format":"hh:mm:ss AM","timestamp":1795417073}}');
INSERT INTO frame VALUES(2,1,0,1,1,1795417073121,NULL,NULL,0,NULL,X'e5577338be9b40075a51f223894a098c8a02d7382293df0884c127b77d0a1a66','{"errcode":0,"errmsg":"SUCCESS"}');
INSERT INTO frame VALUES(3,1,2,NULL,NULL,1795417073146,NULL,NULL,0,NULL,X'32b8de0d4cad7c5c977175bac14fc7fc461b895ebe0ee83e992edc016d7bd3df','{"errcode":0,"errmsg":"SUCCESS","total_number":12,"data":[{"id":101,"number":"1001","caller_id_name":"Alice Martin","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":102,"number":"1002","caller_id_name":"Bruno Keller","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":103,"number":"1003","caller_id_name":"Chloé Dubois","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":104,"number":"1004","caller_id_name":"David O''Hara","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":105,"number":"1005","caller_id_name":"Emma Rossi","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":106,"number":"1006","caller_id_name":"Farid Haddad","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":107,"number":"1007","caller_id_name":"Greta Lindqvist","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":108,"number":"1008","caller_id_name":"Hugo Moreau","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":109,"number":"1009","caller_id_name":"Inès Ferrand","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":110,"number":"1010","caller_id_name":"Jonas Weber","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":111,"number":"1011","caller_id_name":"Katarzyna Wójcik","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":112,"number":"1012","caller_id_name":"Léo \"Bis\" Petit","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}}]}');
INSERT INTO frame VALUES(4,1,2,NULL,NULL,1795417073155,NULL,NULL,0,NULL,X'85e3d0614276286c28db7af1b6dc6e3ddd1e01d6580aeb2c5d162c3c250f6fcf','{"errcode":0,"errmsg":"SUCCESS","total_number":2,"data":[{"id":1,"name":"Trunk-A","type":"register","status":1,"host_port":"192.0.2.10:5060"},{"id":2,"name":"Trunk-B","type":"register","status":1,"host_port":"192.0.2.10:5060"}]}');
INSERT INTO frame VALUES(5,1,2,NULL,NULL,1795417073163,NULL,NULL,0,NULL,X'e2ffb6da53694648923569bb36eec24b47ce43d7b2ac556dfa4e2745525df38d','{"errcode":0,"errmsg":"SUCCESS","total_number":2,"queue_list":[{"id":1,"number":"6400","name":"Support","ring_strategy":"rrmemory","dynamic_agent_list":null,"static_agent_list":[{"text":"Alice Martin","text2":"1001","value":"101","type":"extension"},{"text":"Bruno Keller","text2":"1002","value":"102","type":"extension"},{"text":"Chloé Dubois","text2":"1003","value":"103","type":"extension"},{"text":"David O''Hara","text2":"1004","value":"104","type":"extension"},{"text":"Emma Rossi","text2":"1005","value":"105","type":"extension"}],"manager_list":[]},{"id":2,"number":"6401","name":"Sales","ring_strategy":"rrmemory","dynamic_agent_list":null,"static_agent_list":[{"text":"David O''Hara","text2":"1004","value":"104","type":"extension"},{"text":"Emma Rossi","text2":"1005","value":"105","type":"extension"},{"text":"Farid Haddad","text2":"1006","value":"106","type":"extension"},{"text":"Greta Lindqvist","text2":"1007","value":"107","type":"extension"},{"text":"Hugo Moreau","text2":"1008","value":"108","type":"extension"}],"manager_list":[]}]}');
INSERT INTO frame VALUES(6,1,3,NULL,NULL,1795417073173,NULL,NULL,0,NULL,X'e5577338be9b40075a51f223894a098c8a02d7382293df0884c127b77d0a1a66','{"errcode":0,"errmsg":"SUCCESS"}');
INSERT INTO frame VALUES(7,1,1,NULL,10000,1795417074696,NULL,'1794992517.1',0,NULL,X'073638101df6bf2f6f2dc581ea21e5f969120838d1b7b3653ac1867ee75a59f7','{"time":"18/11/2026 10:01:57 AM","call_from":"0659983269","call_to":"Chloé Dubois<1003>","timestamp":1794992517,"uid":"2026111810015700001","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":16,"ring_duration":16,"disposition":"NO ANSWER","call_type":"Inbound","did_number":"0140000000","call_from_number":"0659983269","call_from_name":"","call_to_number":"1003","call_to_name":"Chloé Dubois","call_id":"1794992517.1","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6AFD6985-00000011"}');
INSERT INTO frame VALUES(8,1,1,NULL,10001,1795417074696,NULL,'1795003171.2',0,NULL,X'983a9a69672be9949b45e324f96766f50d77040e6669585e0af51e5107aa75aa','{"time":"18/11/2026 12:59:31 PM","call_from":"0630393185","call_to":"IVR Welcome<6200>","timestamp":1795003171,"uid":"2026111812593100002","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":9,"talk_duration":9,"disposition":"ANSWERED","call_type":"Inbound","did_number":"0140000020","call_from_number":"0630393185","call_from_name":"","call_to_number":"6200","call_to_name":"Welcome","call_id":"1795003171.2","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6AFD9323-00000021"}');
INSERT INTO frame VALUES(9,1,1,NULL,10002,1795417074696,NULL,'1795003171.2',0,NULL,X'9292cdef7dc235752b0a4631b10dc39b315bcb8a50f3a1fd06a6cc6909832c4b','{"time":"18/11/2026 12:59:40 PM","call_from":"0630393185","call_to":"Queue Support<6400>","timestamp":1795003180,"uid":"2026111812593100002","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":63,"ring_duration":9,"talk_duration":54,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000020","call_from_number":"0630393185","call_from_name":"","call_to_number":"6400","call_to_name":"Support","call_id":"1795003171.2","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6AFD9323-00000022"}');
INSERT INTO frame VALUES(10,1,1,NULL,10003,1795417074696,NULL,'1795003171.2',0,NULL,X'599fb6067c8759150b0edc3fc57728e468de1b42e08343bd3e469c2db5db29ee','{"time":"18/11/2026 12:59:43 PM","call_from":"0630393185","call_to":"Bruno Keller<1002>","timestamp":1795003183,"uid":"2026111812593100002","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":60,"ring_duration":6,"talk_duration":54,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000020","record_file":"20261118125949-1795003171.2-0630393185-1002-Inbound.wav","call_from_number":"0630393185","call_from_name":"","call_to_number":"1002","call_to_name":"Bruno Keller","call_id":"1795003171.2","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6AFD9323-00000023"}');
INSERT INTO frame VALUES(11,1,1,NULL,10004,1795417074696,NULL,'1795073983.3',0,NULL,X'15828b9d88f807933639ceb400255da355e0a8c2ba671ba6ad66524db5483d94','{"time":"19/11/2026 08:39:43 AM","call_from":"0616997674","call_to":"Léo \"Bis\" Petit<1012>","timestamp":1795073983,"uid":"2026111908394300003","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":1,"disposition":"BUSY","call_type":"Inbound","did_number":"0140000020","call_from_number":"0616997674","call_from_name":"","call_to_number":"1012","call_to_name":"Léo \"Bis\" Petit","call_id":"1795073983.3","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6AFEA7BF-00000031"}');
INSERT INTO frame VALUES(12,1,1,NULL,10005,1795417074696,NULL,'1795081475.4',0,NULL,X'a8f518a4a0e9f31e7f944ff62cb192a00d77a569f892e3f45c2a4fd9487a799c','{"time":"19/11/2026 10:44:35 AM","call_from":"0637790706","call_to":"IVR Welcome<6200>","timestamp":1795081475,"uid":"2026111910443500004","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":8,"talk_duration":8,"disposition":"ANSWERED","call_type":"Inbound","did_number":"0140000000","call_from_number":"0637790706","call_from_name":"","call_to_number":"6200","call_to_name":"Welcome","call_id":"1795081475.4","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6AFEC503-00000041"}');
INSERT INTO frame VALUES(13,1,1,NULL,10006,1795417074696,NULL,'1795081475.4',0,NULL,X'4ccc195c86f9726a6a844edfca5b0d803f524a401b5c4481d496359fd651339b','{"time":"19/11/2026 10:44:43 AM","call_from":"0637790706","call_to":"Queue Sales<6401>","timestamp":1795081483,"uid":"2026111910443500004","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":39,"ring_duration":19,"talk_duration":20,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","call_from_number":"0637790706","call_from_name":"","call_to_number":"6401","call_to_name":"Sales","call_id":"1795081475.4","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6AFEC503-00000042"}');
INSERT INTO frame VALUES(14,1,1,NULL,10007,1795417074696,NULL,'1795081475.4',0,NULL,X'9dfa177f4aa751409bb28f7ca38b550efc2e09e3044e7384ae3942b3ec6515a5','{"time":"19/11/2026 10:44:48 AM","call_from":"0637790706","call_to":"David O''Hara<1004>","timestamp":1795081488,"uid":"2026111910443500004","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":34,"ring_duration":14,"talk_duration":20,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000000","record_file":"20261119104502-1795081475.4-0637790706-1004-Inbound.wav","call_from_number":"0637790706","call_from_name":"","call_to_number":"1004","call_to_name":"David O''Hara","call_id":"1795081475.4","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6AFEC503-00000043"}');
INSERT INTO frame VALUES(15,1,1,NULL,10008,1795417074696,NULL,'1795081475.4',0,NULL,X'574c475537913e41dcd4dae9af736d4aa1dd9954a825304e1436979fedde268a','{"time":"19/11/2026 10:45:22 AM","call_from":"0637790706","call_to":"Satisfaction Survey","timestamp":1795081522,"uid":"2026111910443500004","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":5,"talk_duration":5,"disposition":"ANSWERED","call_type":"Inbound","did_number":"0140000000","call_from_number":"0637790706","call_from_name":"","call_to_number":"Satisfaction Survey","call_to_name":"","call_id":"1795081475.4","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6AFEC503-00000044"}');
INSERT INTO frame VALUES(16,1,1,NULL,10009,1795417074696,NULL,'1795085667.5',0,NULL,X'4cec883b43b35448da7983b9a4ad065827caab8e4e1c214255443b88692faa48','{"time":"19/11/2026 11:54:27 AM","call_from":"Jonas Weber<1010>","call_to":"Bruno Keller<1002>","timestamp":1795085667,"uid":"2026111911542700005","duration":20,"ring_duration":6,"talk_duration":14,"disposition":"ANSWERED","call_type":"Internal","reason":"dst hangup    ","record_file":"20261119115433-1795085667.5-1010-1002-Internal.wav","call_from_number":"1010","call_from_name":"Jonas Weber","call_to_number":"1002","call_to_name":"Bruno Keller","call_id":"1795085667.5","call_note":null,"call_note_id":"","enb_call_note":1,"did":"","did_name":"","pin_code":"","new_id":"6AFED563-00000051"}');
INSERT INTO frame VALUES(17,1,1,NULL,10010,1795417074696,NULL,'1795090110.6',0,NULL,X'040a25c73c92c77c5a4a87ef6be3a3a53fd97a6b8c3c0cc078ecd361e898e87e','{"time":"19/11/2026 01:08:30 PM","call_from":"Alice Martin<1001>","call_to":"0632592448","timestamp":1795090110,"uid":"2026111913083000006","dst_trunk":"Trunk-B","duration":88,"ring_duration":9,"talk_duration":79,"disposition":"ANSWERED","call_type":"Outbound","reason":"src hangup    ","dod_number":"0140000020","record_file":"20261119130839-1795090110.6-1001-0632592448-Outbound.wav","call_from_number":"1001","call_from_name":"Alice Martin","call_to_number":"0632592448","call_to_name":"","call_id":"1795090110.6","call_note":null,"call_note_id":"","enb_call_note":1,"did":"","did_name":"","pin_code":"","new_id":"6AFEE6BE-00000061"}');
INSERT INTO frame VALUES(18,1,1,NULL,10011,1795417074696,NULL,'1795092595.7',0,NULL,X'2d1c2351dfa1041d131bc87543b5c88e05ac723baebb619c206a99ce1753bfda','{"time":"19/11/2026 01:49:55 PM","call_from":"0679576703","call_to":"Bruno Keller<1002>","timestamp":1795092595,"uid":"2026111913495500007","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":70,"ring_duration":10,"talk_duration":60,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000020","record_file":"20261119135005-1795092595.7-0679576703-1002-Inbound.wav","call_from_number":"0679576703","call_from_name":"","call_to_number":"1002","call_to_name":"Bruno Keller","call_id":"1795092595.7","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6AFEF073-00000071"}');
INSERT INTO frame VALUES(19,1,1,NULL,10012,1795417074696,NULL,'1795161853.8',0,NULL,X'555ae9946912beaf8ebb3eadf2ea0a2119cc79364c76cfecbb1a7423d3c2c952','{"time":"20/11/2026 09:04:13 AM","call_from":"0610599818","call_to":"Inès Ferrand<1009>","timestamp":1795161853,"uid":"2026112009041300008","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":133,"ring_duration":5,"talk_duration":128,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","record_file":"20261120090418-1795161853.8-0610599818-1009-Inbound.wav","call_from_number":"0610599818","call_from_name":"","call_to_number":"1009","call_to_name":"Inès Ferrand","call_id":"1795161853.8","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6AFFFEFD-00000081"}');
INSERT INTO frame VALUES(20,1,1,NULL,10013,1795417074696,NULL,'1795170118.9',0,NULL,X'71e2b5585f048ab26a7a302ba3ea2da9c4d2492f9472223e504fb493e6261aae','{"time":"20/11/2026 11:21:58 AM","call_from":"0619396870","call_to":"IVR Welcome<6200>","timestamp":1795170118,"uid":"2026112011215800009","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":5,"talk_duration":5,"disposition":"ANSWERED","call_type":"Inbound","did_number":"0140000010","call_from_number":"0619396870","call_from_name":"","call_to_number":"6200","call_to_name":"Welcome","call_id":"1795170118.9","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B001F46-00000091"}');
INSERT INTO frame VALUES(21,1,1,NULL,10014,1795417074696,NULL,'1795170118.9',0,NULL,X'e25655c307ad4176e0b42904b9da1c626d5a78c8d0773b1b341d5e4573404edc','{"time":"20/11/2026 11:22:03 AM","call_from":"0619396870","call_to":"Queue Sales<6401>","timestamp":1795170123,"uid":"2026112011215800009","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":75,"ring_duration":19,"talk_duration":56,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","call_from_number":"0619396870","call_from_name":"","call_to_number":"6401","call_to_name":"Sales","call_id":"1795170118.9","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B001F46-00000092"}');
INSERT INTO frame VALUES(22,1,1,NULL,10015,1795417074696,NULL,'1795170118.9',0,NULL,X'666e99428e42e35d45f8fcf64861d2a206a80618c429d212401fd5149d33c1c8','{"time":"20/11/2026 11:22:13 AM","call_from":"0619396870","call_to":"Hugo Moreau<1008>","timestamp":1795170133,"uid":"2026112011215800009","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":65,"ring_duration":9,"talk_duration":56,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","record_file":"20261120112222-1795170118.9-0619396870-1008-Inbound.wav","call_from_number":"0619396870","call_from_name":"","call_to_number":"1008","call_to_name":"Hugo Moreau","call_id":"1795170118.9","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B001F46-00000093"}');
INSERT INTO frame VALUES(23,1,1,NULL,10016,1795417074696,NULL,'1795170924.10',0,NULL,X'fc7365bd190a7e861ad9d41b3d5bf1d8f703dc7b56e8a58e3799dcdcc01ae727','{"time":"20/11/2026 11:35:24 AM","call_from":"Chloé Dubois<1003>","call_to":"Katarzyna Wójcik<1011>","timestamp":1795170924,"uid":"202611201135240000A","duration":32,"ring_duration":7,"talk_duration":25,"disposition":"ANSWERED","call_type":"Internal","reason":"src hangup    ","record_file":"20261120113531-1795170924.10-1003-1011-Internal.wav","call_from_number":"1003","call_from_name":"Chloé Dubois","call_to_number":"1011","call_to_name":"Katarzyna Wójcik","call_id":"1795170924.10","call_note":null,"call_note_id":"","enb_call_note":1,"did":"","did_name":"","pin_code":"","new_id":"6B00226C-000000A1"}');
INSERT INTO frame VALUES(24,1,1,NULL,10017,1795417074696,NULL,'1795204496.11',0,NULL,X'327d54cd611fbc2df44ec335a2aefd071eedf8a1ef802dd5232951dfc8e4a30a','{"time":"20/11/2026 08:54:56 PM","call_from":"0631192917","call_to":"Queue Sales<6401>","timestamp":1795204496,"uid":"202611202054560000B","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":240,"ring_duration":2,"talk_duration":238,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000000","call_from_number":"0631192917","call_from_name":"","call_to_number":"6401","call_to_name":"Sales","call_id":"1795204496.11","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B00A590-000000B1"}');
INSERT INTO frame VALUES(25,1,1,NULL,10018,1795417074696,NULL,'1795204496.11',0,NULL,X'f0dd14bc5b10d0f4c3489d1d73a46fa9deff3db9c8de939dd33e795a1483dabb','{"time":"20/11/2026 08:54:56 PM","call_from":"0631192917","call_to":"Farid Haddad<1006>","timestamp":1795204496,"uid":"202611202054560000B","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":240,"ring_duration":2,"talk_duration":238,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","record_file":"20261120205458-1795204496.11-0631192917-1006-Inbound.wav","call_from_number":"0631192917","call_from_name":"","call_to_number":"1006","call_to_name":"Farid Haddad","call_id":"1795204496.11","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B00A590-000000B2"}');
INSERT INTO frame VALUES(26,1,1,NULL,10019,1795417074696,NULL,'1795296075.12',0,NULL,X'6f7da2b5dcf145bad0898cbe0b50be5eb5e277deceeef10c8d24d4c20185ebf8','{"time":"21/11/2026 10:21:15 PM","call_from":"0653385480","call_to":"IVR Welcome<6200>","timestamp":1795296075,"uid":"202611212221150000C","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":7,"talk_duration":7,"disposition":"ANSWERED","call_type":"Inbound","did_number":"0140000010","call_from_number":"0653385480","call_from_name":"","call_to_number":"6200","call_to_name":"Welcome","call_id":"1795296075.12","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B020B4B-000000C1"}');
INSERT INTO frame VALUES(27,1,1,NULL,10020,1795417074696,NULL,'1795296075.12',0,NULL,X'df94637366d545dc3e273d10e857c4f1d36a8e8753fa23620322515adbac89fc','{"time":"21/11/2026 10:21:22 PM","call_from":"0653385480","call_to":"Queue Sales<6401>","timestamp":1795296082,"uid":"202611212221150000C","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":41,"ring_duration":21,"talk_duration":20,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","call_from_number":"0653385480","call_from_name":"","call_to_number":"6401","call_to_name":"Sales","call_id":"1795296075.12","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B020B4B-000000C2"}');
INSERT INTO frame VALUES(28,1,1,NULL,10021,1795417074696,NULL,'1795296075.12',0,NULL,X'5670037dc6f802d6f9a268cd0d95ec4c6defaa9efbb056a28b1ea75302cbe133','{"time":"21/11/2026 10:21:32 PM","call_from":"0653385480","call_to":"Greta Lindqvist<1007>","timestamp":1795296092,"uid":"202611212221150000C","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":31,"ring_duration":11,"talk_duration":20,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000010","record_file":"20261121222143-1795296075.12-0653385480-1007-Inbound.wav","call_from_number":"0653385480","call_from_name":"","call_to_number":"1007","call_to_name":"Greta Lindqvist","call_id":"1795296075.12","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B020B4B-000000C3"}');
INSERT INTO frame VALUES(29,1,1,NULL,10022,1795417074696,NULL,'1795365116.13',0,NULL,X'8070910c9a810087e4285ed4382e3706d6935f4a4ea7efcf98e7f924b546301f','{"time":"22/11/2026 05:31:56 PM","call_from":"David O''Hara<1004>","call_to":"Katarzyna Wójcik<1011>","timestamp":1795365116,"uid":"202611221731560000D","duration":9,"ring_duration":9,"disposition":"NO ANSWER","call_type":"Internal","call_from_number":"1004","call_from_name":"David O''Hara","call_to_number":"1011","call_to_name":"Katarzyna Wójcik","call_id":"1795365116.13","call_note":null,"call_note_id":"","enb_call_note":0,"did":"","did_name":"","pin_code":"","new_id":"6B0318FC-000000D1"}');
INSERT INTO frame VALUES(30,1,1,NULL,10023,1795417074696,NULL,'1795372267.14',0,NULL,X'4d505847cb28476685bc76955ddde53754675d09ae55f3e998fea76e1c2715ee','{"time":"22/11/2026 07:31:07 PM","call_from":"0676577708","call_to":"Léo \"Bis\" Petit<1012>","timestamp":1795372267,"uid":"202611221931070000E","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":8,"ring_duration":8,"disposition":"NO ANSWER","call_type":"Inbound","did_number":"0140000020","call_from_number":"0676577708","call_from_name":"","call_to_number":"1012","call_to_name":"Léo \"Bis\" Petit","call_id":"1795372267.14","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6B0334EB-000000E1"}');
INSERT INTO frame VALUES(31,1,0,1,2,1795417076121,30011,'1795417076.15',0,NULL,X'75c52564bdbb0215b773a490023b434450251ec87a2a59deed6588689c0f938b','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.15\",\"members\":[{\"inbound\":{\"from\":\"0622795731\",\"to\":\"0140000020\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-000000f1\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-000000f2\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(32,1,0,1,3,1795417076122,30008,NULL,0,NULL,X'f207cd47e17e8186e13306eff4a1055356522f68e44d8f2ec8036d95585a4b1b','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(33,1,0,1,4,1795417076806,30011,'1795417076.15',0,NULL,X'314cbfec2cdfc7d2e357ebe3da631ed2e3c2ef6414d14dfea10804f9d38b13b4','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.15\",\"members\":[{\"inbound\":{\"from\":\"0622795731\",\"to\":\"0140000020\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-000000f1\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-000000f2\",\"member_status\":\"ANSWER\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(34,1,0,1,5,1795417076807,30008,NULL,0,NULL,X'a9b1ff4d2be7241ab67b9d39d1b8cf1e3b7c5129dd96754cc42135dac46b78a6','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(35,1,0,1,6,1795417076849,30011,'1795417076.16',0,NULL,X'91c333bf910addf8a9fbc124a1336a772ddf827156980035570c978cc9aed24c','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.16\",\"members\":[{\"inbound\":{\"from\":\"0612399215\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000101\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000102\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(36,1,0,1,7,1795417076849,30008,NULL,0,NULL,X'cd08d134ba1d51b6f2ed03c03f6eeffc1d84f45e393ae6ef196e73b5ffd5eb7f','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(37,1,0,1,8,1795417076900,30011,'1795417076.17',0,NULL,X'9e756c239d1198fbed1a9ed2db5f94c706bbf8d4623ae84b47f5e5152694fc26','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.17\",\"members\":[{\"inbound\":{\"from\":\"0648986954\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000111\",\"member_status\":\"ALERT\",\"call_path\":\"6300\"}},{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000112\",\"member_status\":\"RING\",\"call_path\":\"6300\"}},{\"extension\":{\"number\":\"1010\",\"channel_id\":\"PJSIP/1010-00000113\",\"member_status\":\"RING\",\"call_path\":\"6300\"}},{\"extension\":{\"number\":\"1011\",\"channel_id\":\"PJSIP/1011-00000114\",\"member_status\":\"RING\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(38,1,0,1,9,1795417076900,30008,NULL,0,NULL,X'cd08d134ba1d51b6f2ed03c03f6eeffc1d84f45e393ae6ef196e73b5ffd5eb7f','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(39,1,0,1,10,1795417076901,30008,NULL,0,NULL,X'953c581d1a62d86dd5067ea1c53379529d98365d89d4597729beda0d1c686a81','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1010\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(40,1,0,1,11,1795417076901,30008,NULL,0,NULL,X'175efbd84ff4ea3b5270761ac2c790ac30eed34f6cd030641f6d3124bbd778f8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1011\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(41,1,0,1,12,1795417077157,30011,'1795417077.18',0,NULL,X'252d05328dea8ae98457f5e19ca68af42218a16a7f1c53ec2d4561320cb8812e','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417077.18\",\"members\":[{\"extension\":{\"number\":\"1010\",\"channel_id\":\"PJSIP/1010-00000121\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-00000122\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(42,1,0,1,13,1795417077158,30008,NULL,0,NULL,X'9754efb8a2783c4698aa52fe559ff495a4c8618d2729e6454c25e267b6159725','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1010\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(43,1,0,1,14,1795417077158,30008,NULL,0,NULL,X'f207cd47e17e8186e13306eff4a1055356522f68e44d8f2ec8036d95585a4b1b','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(44,1,0,1,15,1795417077281,30011,'1795417077.19',0,NULL,X'0a35fe48a67e5bb11db7db6df8bfe1f9aff6baa12af45a6b921d0ea37fbfa2e6','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417077.19\",\"members\":[{\"inbound\":{\"from\":\"0682975564\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000131\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1012\",\"channel_id\":\"PJSIP/1012-00000132\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(45,1,0,1,16,1795417077281,30008,NULL,0,NULL,X'af13629eab0fbf9c84112c659b5e1b2069db3813ebd7365bc5db52f0cf724905','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1012\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(46,1,0,1,17,1795417077425,30011,'1795417076.17',0,NULL,X'6a3a7007194c8656446bb271cc6781850bf5121a4ea04505779a02b872c589c2','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.17\",\"members\":[{\"inbound\":{\"from\":\"0648986954\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000111\",\"member_status\":\"ANSWERED\",\"call_path\":\"6300\"}},{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000112\",\"member_status\":\"ANSWER\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(47,1,0,1,18,1795417077426,30008,NULL,0,NULL,X'1f71b8d16308ee589544e4b4c51ae4a316c12d4f63adea9439f06fab41d1c7a6','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(48,1,0,1,19,1795417077426,30011,'1795417076.17',0,NULL,X'bd8177b3170aed78f16868612013677caf03852a3702a7e088930d3deb97b419','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.17\",\"members\":[{\"extension\":{\"number\":\"1010\",\"channel_id\":\"PJSIP/1010-00000113\",\"member_status\":\"BYE\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(49,1,0,1,20,1795417077426,30008,NULL,0,NULL,X'4215537c5b6283d0181485c733ba9ff25674c5346acbe7e34fb12267cfa2be17','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1010\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(50,1,0,1,21,1795417077426,30011,'1795417076.17',0,NULL,X'0d80a8b2620997f5738d11f96b676e52453bd139747807117cdc18a933f92726','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.17\",\"members\":[{\"extension\":{\"number\":\"1011\",\"channel_id\":\"PJSIP/1011-00000114\",\"member_status\":\"BYE\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(51,1,0,1,22,1795417077426,30008,NULL,0,NULL,X'858ac816c86738c0db848c2525b38aa098f423654842de5b02af32a9119aedd3','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1011\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(52,1,0,1,23,1795417077901,30011,'1795417076.16',0,NULL,X'ab80eb5f87f7569d4046a2c435b92de996bb68dea95b924def4b834633e39aa0','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.16\",\"members\":[{\"inbound\":{\"from\":\"0612399215\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000101\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000102\",\"member_status\":\"ANSWER\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(53,1,0,1,24,1795417077901,30008,NULL,0,NULL,X'1f71b8d16308ee589544e4b4c51ae4a316c12d4f63adea9439f06fab41d1c7a6','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(54,1,3,NULL,NULL,1795417078120,NULL,NULL,0,NULL,X'4f9c526747476051866e2df4995d97124ee262f177fbddc29834984077979fb9','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795417076.15","members":[{"inbound":{"from":"0622795731","to":"0140000020","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-000000f1","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1002","channel_id":"PJSIP/1002-000000f2","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795417076.16","members":[{"inbound":{"from":"0612399215","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000101","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000102","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795417076.17","members":[{"inbound":{"from":"0648986954","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000111","member_status":"ANSWERED","call_path":"6300"}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000112","member_status":"ANSWER","call_path":"6300"}}]},{"call_id":"1795417077.18","members":[{"extension":{"number":"1010","channel_id":"PJSIP/1010-00000121","member_status":"ALERT","call_path":""}},{"extension":{"number":"1002","channel_id":"PJSIP/1002-00000122","member_status":"RING","call_path":""}}]},{"call_id":"1795417077.19","members":[{"inbound":{"from":"0682975564","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000131","member_status":"ALERT","call_path":""}},{"extension":{"number":"1012","channel_id":"PJSIP/1012-00000132","member_status":"RING","call_path":""}}]}]}');
INSERT INTO frame VALUES(55,1,0,1,25,1795417078196,30012,'1795417077.18',0,NULL,X'c129416cd6407fcdb3fb77acf723039f11a6d50c246cc48709ed1904778f9139','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417077.18\",\"time_start\":\"2026-11-23 07:57:57\",\"call_from\":\"1010\",\"call_to\":\"1002\",\"call_duration\":1,\"talk_duration\":0,\"src_trunk_name\":\"\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"NO ANSWER\",\"type\":\"Internal\",\"recording\":\"\",\"did_number\":\"\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112307575700012\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(56,1,0,1,26,1795417078198,30011,'1795417077.18',0,NULL,X'8b0e6fedeb287cc8f0d16776ee6f9bb0fd021921daf212a179f269d4b12f39b3','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417077.18\",\"members\":[{\"extension\":{\"number\":\"1010\",\"channel_id\":\"PJSIP/1010-00000121\",\"member_status\":\"BYE\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-00000122\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(57,1,0,1,27,1795417078198,30008,NULL,0,NULL,X'4215537c5b6283d0181485c733ba9ff25674c5346acbe7e34fb12267cfa2be17','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1010\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(58,1,0,1,28,1795417078198,30008,NULL,0,NULL,X'6c098218684497db22ae7fab1e0fa0cc73507ba318f49c4186b86e2972f577b3','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(59,1,0,1,29,1795417078525,30011,'1795417077.19',0,NULL,X'48e74a46ccaab75d3be724f9a2000a376a4efa334606f0a5e5194a85c83d5885','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417077.19\",\"members\":[{\"inbound\":{\"from\":\"0682975564\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000131\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1012\",\"channel_id\":\"PJSIP/1012-00000132\",\"member_status\":\"ANSWER\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(60,1,0,1,30,1795417078526,30008,NULL,0,NULL,X'2fdec4055728afddf7207ed9f9a37c41c03604850e4629a5d39153d2d009a3a3','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1012\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(61,1,1,NULL,10002,1795417078663,NULL,'1795417077.18',0,NULL,X'728c0c2a34974d0ab7d13929f827b3d1c9360e513c02c73fb102abcc856343ca','{"time":"23/11/2026 07:57:57 AM","call_from":"Jonas Weber<1010>","call_to":"Bruno Keller<1002>","timestamp":1795417077,"uid":"2026112307575700012","duration":1,"ring_duration":1,"disposition":"NO ANSWER","call_type":"Internal","call_from_number":"1010","call_from_name":"Jonas Weber","call_to_number":"1002","call_to_name":"Bruno Keller","call_id":"1795417077.18","call_note":null,"call_note_id":"","enb_call_note":0,"did":"","did_name":"","pin_code":"","new_id":"6B03E3F5-00000121"}');
INSERT INTO frame VALUES(62,1,0,1,31,1795417078877,30011,'1795417078.20',0,NULL,X'6495a72572b6591b4fe536fa4b9cea1a988703d827e3461ffd1055dcec6628fd','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"members\":[{\"inbound\":{\"from\":\"0626394525\",\"to\":\"0140000030\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-00000141\",\"member_status\":\"ANSWERED\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(63,1,0,1,32,1795417078878,30011,'1795417078.20',0,NULL,X'24858ca235f2912513c5763b2c98a852ec2322e34d219dd0fd3f1538d403658d','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"members\":[{\"extension\":{\"number\":\"1004\",\"channel_id\":\"PJSIP/1004-00000142\",\"member_status\":\"RING\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1001\",\"channel_id\":\"PJSIP/1001-00000143\",\"member_status\":\"RING\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000144\",\"member_status\":\"RING\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(64,1,0,1,33,1795417078878,30008,NULL,0,NULL,X'1249fdb4e9960fadfc94f906cd2fc3da3a786673d16421af10413c67a7a089d0','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1004\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(65,1,0,1,34,1795417078878,30008,NULL,0,NULL,X'f85afff3ee87a64a17a9adf5706a461324b27db4b874b2c9bb33f175116a3f46','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1001\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(66,1,0,1,35,1795417078879,30008,NULL,0,NULL,X'68465b1f7eda4a7b80afa55baf55fd0cf62ab3f96012d3d9166e1743cc0ce29c','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(67,1,0,1,36,1795417079422,30011,'1795417078.20',0,NULL,X'0310d81cc65daa8491f51964769a0668360ba7b35fbfccab3b3a3eb8cd46e4ee','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"members\":[{\"inbound\":{\"from\":\"0626394525\",\"to\":\"0140000030\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-00000141\",\"member_status\":\"ANSWERED\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1004\",\"channel_id\":\"PJSIP/1004-00000142\",\"member_status\":\"ANSWER\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(68,1,0,1,37,1795417079423,30008,NULL,0,NULL,X'5071397b7362ecdc7eda7b91fcdbf7207d549fb1e5c43ba3e8d13c4073f1a558','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1004\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(69,1,0,1,38,1795417079423,30011,'1795417078.20',0,NULL,X'e7877669a4a6528a812cc4e0e00ee115ef5191762fc39cf8d2696ce2e73de3cd','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"members\":[{\"extension\":{\"number\":\"1001\",\"channel_id\":\"PJSIP/1001-00000143\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(70,1,0,1,39,1795417079423,30008,NULL,0,NULL,X'8af25479bf05565370a3c6a2251db86b2997e85f7f7aa25791774e25105aad48','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1001\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(71,1,0,1,40,1795417079423,30011,'1795417078.20',0,NULL,X'ea4315f0de2868d4524159005c77f252b383a26c9aa37cd1b49b56d1b88e4166','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"members\":[{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000144\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(72,1,0,1,41,1795417079423,30008,NULL,0,NULL,X'20760c6c9f53c95650313505cbcd579d34a99158c6801484c71203113e74e85d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(73,1,0,1,42,1795417079800,30011,'1795417079.21',0,NULL,X'6468655a0cc19c42320f8a5ca50a93edcf308606560692dd66e5f9369a0d5554','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417079.21\",\"members\":[{\"inbound\":{\"from\":\"0620396535\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000151\",\"member_status\":\"ANSWERED\",\"call_path\":\"6200\"}}]}"}');
INSERT INTO frame VALUES(74,1,0,1,43,1795417080096,30011,'1795417080.22',0,NULL,X'ab6a05e29bfa7e4542853a433c8558833d8e64c103b35c98bd45e20309f07f43','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417080.22\",\"members\":[{\"extension\":{\"number\":\"1008\",\"channel_id\":\"PJSIP/1008-00000161\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000162\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(75,1,0,1,44,1795417080098,30008,NULL,0,NULL,X'3c9ac9233c32c9179c53a56fdd2a1826105f82e8096e4908ec0e3c95b0c2a4e8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1008\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(76,1,0,1,45,1795417080098,30008,NULL,0,NULL,X'68465b1f7eda4a7b80afa55baf55fd0cf62ab3f96012d3d9166e1743cc0ce29c','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(77,1,0,1,46,1795417080349,30011,'1795417080.22',0,NULL,X'6adf60c0904f1c8449e2a9e16c50ae417b2662d0d56d9bc0432f83db9527720d','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417080.22\",\"members\":[{\"extension\":{\"number\":\"1008\",\"channel_id\":\"PJSIP/1008-00000161\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000162\",\"member_status\":\"ANSWER\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(78,1,0,1,47,1795417080351,30008,NULL,0,NULL,X'3c9ac9233c32c9179c53a56fdd2a1826105f82e8096e4908ec0e3c95b0c2a4e8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1008\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(79,1,0,1,48,1795417080351,30008,NULL,0,NULL,X'744cb58556fe3a688f1e8431ddf605bb1243eba5bc9f6004412989723895c3d8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(80,1,0,1,49,1795417080614,30011,'1795417079.21',0,NULL,X'a1df76e87bfb1a03257cd3fb94ea65be06cf820c244c8768b13fc237e26be0d9','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417079.21\",\"members\":[{\"inbound\":{\"from\":\"0620396535\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000151\",\"member_status\":\"ANSWERED\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(81,1,0,1,50,1795417080773,30011,'1795417079.21',0,NULL,X'c13b4186b807d1ece8be69a36e2863ade96bde8e21d39d757f26222758b1cf04','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417079.21\",\"members\":[{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000152\",\"member_status\":\"RING\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(82,1,0,1,51,1795417080773,30008,NULL,0,NULL,X'68465b1f7eda4a7b80afa55baf55fd0cf62ab3f96012d3d9166e1743cc0ce29c','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(83,1,0,1,52,1795417081170,30011,'1795417079.21',0,NULL,X'd8626f396f56e196c465a4c774fe546e8bb885ecbfef214a6d4afe10735052e0','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417079.21\",\"members\":[{\"inbound\":{\"from\":\"0620396535\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000151\",\"member_status\":\"ANSWERED\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000152\",\"member_status\":\"ANSWER\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(84,1,0,1,53,1795417081172,30008,NULL,0,NULL,X'744cb58556fe3a688f1e8431ddf605bb1243eba5bc9f6004412989723895c3d8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(85,1,3,NULL,NULL,1795417083122,NULL,NULL,0,NULL,X'486c27761eab88e9ed3795f1f12deb1606a29bd286a1a549ff8b474a5cd8fe68','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795417076.15","members":[{"inbound":{"from":"0622795731","to":"0140000020","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-000000f1","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1002","channel_id":"PJSIP/1002-000000f2","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795417076.16","members":[{"inbound":{"from":"0612399215","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000101","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000102","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795417076.17","members":[{"inbound":{"from":"0648986954","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000111","member_status":"ANSWERED","call_path":"6300"}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000112","member_status":"ANSWER","call_path":"6300"}}]},{"call_id":"1795417077.19","members":[{"inbound":{"from":"0682975564","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000131","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1012","channel_id":"PJSIP/1012-00000132","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795417078.20","members":[{"inbound":{"from":"0626394525","to":"0140000030","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-00000141","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1004","channel_id":"PJSIP/1004-00000142","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795417079.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795417080.22","members":[{"extension":{"number":"1008","channel_id":"PJSIP/1008-00000161","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000162","member_status":"ANSWER","call_path":""}}]}]}');
INSERT INTO frame VALUES(86,1,0,1,54,1795417084957,30011,'1795417076.17',0,NULL,X'1a74a525725b5bfe8cc31a6dc7edf112ae386bd58d601380fda739a7dd0477ce','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.17\",\"members\":[{\"inbound\":{\"from\":\"0648986954\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000111\",\"member_status\":\"BYE\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(87,1,0,1,55,1795417084958,30011,'1795417076.17',0,NULL,X'd418f2a0c55cbc5e4ce311bde2bda5f1654129cd09393417fc2c6697eb5a5938','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.17\",\"members\":[{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000112\",\"member_status\":\"BYE\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(88,1,0,1,56,1795417084958,30008,NULL,0,NULL,X'b0d8168242665475747606843e5a560c319303496c8c33ecbbc970887e76cd8d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(89,1,0,1,57,1795417084958,30012,'1795417076.17',0,NULL,X'9efb6d41a2e8b4fe2d9a34abbd006811f0f353161834c249b177b648fa1e3b36','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.17\",\"time_start\":\"2026-11-23 07:57:56\",\"call_from\":\"0648986954\",\"call_to\":\"6300\",\"call_duration\":8,\"talk_duration\":7,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":0,\"uid\":\"2026112307575600011\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(90,1,0,1,58,1795417084958,30012,'1795417076.17',0,NULL,X'f6f53790d2d3090b5b75bc4072c266b2a5428a8194c567a5cc4c8ac6fd9c1e20','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.17\",\"time_start\":\"2026-11-23 07:57:56\",\"call_from\":\"0648986954\",\"call_to\":\"1009\",\"call_duration\":8,\"talk_duration\":7,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261123075757-1795417076.17-0648986954-1009-Inbound.wav\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":0,\"uid\":\"2026112307575600011\",\"call_note_id\":\"20261123075756-00077\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(91,1,3,NULL,NULL,1795417088136,NULL,NULL,0,NULL,X'f1af662798b716127a96f9e9f8948fa87d3e1543a9196a5ec355ff442d63cbaf','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795417076.15","members":[{"inbound":{"from":"0622795731","to":"0140000020","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-000000f1","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1002","channel_id":"PJSIP/1002-000000f2","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795417076.16","members":[{"inbound":{"from":"0612399215","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000101","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000102","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795417077.19","members":[{"inbound":{"from":"0682975564","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000131","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1012","channel_id":"PJSIP/1012-00000132","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795417078.20","members":[{"inbound":{"from":"0626394525","to":"0140000030","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-00000141","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1004","channel_id":"PJSIP/1004-00000142","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795417079.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795417080.22","members":[{"extension":{"number":"1008","channel_id":"PJSIP/1008-00000161","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000162","member_status":"ANSWER","call_path":""}}]}]}');
INSERT INTO frame VALUES(92,1,0,1,59,1795417088478,30011,'1795417076.16',0,NULL,X'3e4090855e28bd6dd1c75a37489d9bd5a098ab7b9dd5f85b82f0ddc19858af45','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.16\",\"members\":[{\"inbound\":{\"from\":\"0612399215\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000101\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(93,1,0,1,60,1795417088478,30011,'1795417076.16',0,NULL,X'4ce52380158cdfa453d7420b6ecf88fb9e4b26f311edd5673bf94fa28129b00c','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.16\",\"members\":[{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000102\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(94,1,0,1,61,1795417088478,30008,NULL,0,NULL,X'b0d8168242665475747606843e5a560c319303496c8c33ecbbc970887e76cd8d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(95,1,0,1,62,1795417088478,30012,'1795417076.16',0,NULL,X'ef3be90088ac659555cba43673dae4061abdba79f2755ce9c37f99c69f4c25e9','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.16\",\"time_start\":\"2026-11-23 07:57:56\",\"call_from\":\"0612399215\",\"call_to\":\"1009\",\"call_duration\":12,\"talk_duration\":11,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261123075757-1795417076.16-0612399215-1009-Inbound.wav\",\"did_number\":\"0140000010\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112307575600010\",\"call_note_id\":\"20261123075756-00070\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(96,1,1,NULL,10002,1795417088646,NULL,'1795417076.17',0,NULL,X'69c9a384548ce5a6b7aff24c97d476499e987115bbac8427a91071fdfb090b09','{"time":"23/11/2026 07:57:56 AM","call_from":"0648986954","call_to":"RingGroup Office<6300>","timestamp":1795417076,"uid":"2026112307575600011","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":8,"ring_duration":1,"talk_duration":7,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","call_from_number":"0648986954","call_from_name":"","call_to_number":"6300","call_to_name":"Office","call_id":"1795417076.17","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B03E3F4-00000111"}');
INSERT INTO frame VALUES(97,1,1,NULL,10003,1795417088646,NULL,'1795417076.17',0,NULL,X'80335ebf98a9f417738ae1bd0209ae3d7d9b72bf4aa3b5e533b5e785e26abd37','{"time":"23/11/2026 07:57:56 AM","call_from":"0648986954","call_to":"Inès Ferrand<1009>","timestamp":1795417076,"uid":"2026112307575600011","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":8,"ring_duration":1,"talk_duration":7,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","record_file":"20261123075757-1795417076.17-0648986954-1009-Inbound.wav","call_from_number":"0648986954","call_from_name":"","call_to_number":"1009","call_to_name":"Inès Ferrand","call_id":"1795417076.17","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B03E3F4-00000112"}');
INSERT INTO frame VALUES(98,1,1,NULL,10004,1795417088646,NULL,'1795417076.16',0,NULL,X'15170a06312f67cfdf54b769c00cffe4ba06c57a85203ab5680e525f65967506','{"time":"23/11/2026 07:57:56 AM","call_from":"0612399215","call_to":"Inès Ferrand<1009>","timestamp":1795417076,"uid":"2026112307575600010","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":12,"ring_duration":1,"talk_duration":11,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","record_file":"20261123075757-1795417076.16-0612399215-1009-Inbound.wav","call_from_number":"0612399215","call_from_name":"","call_to_number":"1009","call_to_name":"Inès Ferrand","call_id":"1795417076.16","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B03E3F4-00000101"}');
INSERT INTO frame VALUES(99,1,0,1,63,1795417088844,30011,'1795417080.22',0,NULL,X'bacfd93c1e9d72a900ffdcd798aa101c20b3ff69953cce0bb5f19d6b9b24be1b','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417080.22\",\"members\":[{\"extension\":{\"number\":\"1008\",\"channel_id\":\"PJSIP/1008-00000161\",\"member_status\":\"BYE\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000162\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(100,1,0,1,64,1795417088844,30008,NULL,0,NULL,X'fce6c77eb40d45d3875556b3f6f828fcb7bc320239ccfc6ea6385ceaaf4b6d0c','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1008\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(101,1,0,1,65,1795417088844,30008,NULL,0,NULL,X'20760c6c9f53c95650313505cbcd579d34a99158c6801484c71203113e74e85d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(102,1,0,1,66,1795417088844,30012,'1795417080.22',0,NULL,X'befa6cbc2ed257447b9896d026c1c22653e119aba7fdf308815a23e1aaead84b','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417080.22\",\"time_start\":\"2026-11-23 07:58:00\",\"call_from\":\"1008\",\"call_to\":\"1003\",\"call_duration\":8,\"talk_duration\":8,\"src_trunk_name\":\"\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Internal\",\"recording\":\"20261123075800-1795417080.22-1008-1003-Internal.wav\",\"did_number\":\"\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112307580000016\",\"call_note_id\":\"20261123075800-0009A\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(103,1,0,1,67,1795417089906,30011,'1795417077.19',0,NULL,X'c53370c0813e8fff0b1e1d74b5a40362bba4879a720b124c0e95f8600f5034ec','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417077.19\",\"members\":[{\"inbound\":{\"from\":\"0682975564\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000131\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(104,1,0,1,68,1795417089907,30011,'1795417077.19',0,NULL,X'45b0eec6486fa0b9d85a7a5ac5a6bfa73497da32507b30d727f9f4fe6dfa0988','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417077.19\",\"members\":[{\"extension\":{\"number\":\"1012\",\"channel_id\":\"PJSIP/1012-00000132\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(105,1,0,1,69,1795417089907,30008,NULL,0,NULL,X'7acb5e04707d219bd8fb0d901270d414cfc7692079e8f6309269590e3996e457','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1012\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(106,1,0,1,70,1795417089907,30012,'1795417077.19',0,NULL,X'da683796a18c3f40ac853637f4196986ac74138383d8173b25a1bb63ec3b2fe6','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417077.19\",\"time_start\":\"2026-11-23 07:57:57\",\"call_from\":\"0682975564\",\"call_to\":\"1012\",\"call_duration\":12,\"talk_duration\":11,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261123075758-1795417077.19-0682975564-1012-Inbound.wav\",\"did_number\":\"0140000010\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112307575700013\",\"call_note_id\":\"20261123075757-00085\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(107,1,0,1,71,1795417090021,30011,'1795417076.15',0,NULL,X'943b781bc38411b188aa278ebf4c518a1114cb2d7f81b42dc5c27dc296a20f74','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.15\",\"members\":[{\"inbound\":{\"from\":\"0622795731\",\"to\":\"0140000020\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-000000f1\",\"member_status\":\"BYE\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-000000f2\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(108,1,0,1,72,1795417090022,30008,NULL,0,NULL,X'6c098218684497db22ae7fab1e0fa0cc73507ba318f49c4186b86e2972f577b3','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(109,1,0,1,73,1795417090022,30012,'1795417076.15',0,NULL,X'20c714c8adb59b3f339ffd2d5fdc891475fd348805701275161d6703382c5462','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417076.15\",\"time_start\":\"2026-11-23 07:57:56\",\"call_from\":\"0622795731\",\"call_to\":\"1002\",\"call_duration\":14,\"talk_duration\":14,\"src_trunk_name\":\"Trunk-B\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261123075756-1795417076.15-0622795731-1002-Inbound.wav\",\"did_number\":\"0140000020\",\"did_name\":\"Sales line\",\"agent_ring_time\":0,\"uid\":\"202611230757560000F\",\"call_note_id\":\"20261123075756-00069\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(110,1,3,NULL,NULL,1795417093101,NULL,NULL,0,NULL,X'fc047e36bc516e1998485d877b22dacec3425ccb1b193ba3067699538a28bb80','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795417078.20","members":[{"inbound":{"from":"0626394525","to":"0140000030","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-00000141","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1004","channel_id":"PJSIP/1004-00000142","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795417079.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]}]}');
INSERT INTO frame VALUES(111,1,1,NULL,10005,1795417093645,NULL,'1795417076.15',0,NULL,X'2811e7d7d1b585e63c9b63d0cb5bbddce371fe8a90f67ad06f3a2fdb35fb271d','{"time":"23/11/2026 07:57:56 AM","call_from":"0622795731","call_to":"Bruno Keller<1002>","timestamp":1795417076,"uid":"202611230757560000F","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":14,"talk_duration":14,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000020","record_file":"20261123075756-1795417076.15-0622795731-1002-Inbound.wav","call_from_number":"0622795731","call_from_name":"","call_to_number":"1002","call_to_name":"Bruno Keller","call_id":"1795417076.15","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6B03E3F4-000000F1"}');
INSERT INTO frame VALUES(112,1,1,NULL,10007,1795417093645,NULL,'1795417077.19',0,NULL,X'04899b32c5f05f666565013840d3aa193a09a36f52e630fdfbc9b10527676ee3','{"time":"23/11/2026 07:57:57 AM","call_from":"0682975564","call_to":"Léo \"Bis\" Petit<1012>","timestamp":1795417077,"uid":"2026112307575700013","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":12,"ring_duration":1,"talk_duration":11,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000010","record_file":"20261123075758-1795417077.19-0682975564-1012-Inbound.wav","call_from_number":"0682975564","call_from_name":"","call_to_number":"1012","call_to_name":"Léo \"Bis\" Petit","call_id":"1795417077.19","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B03E3F5-00000131"}');
INSERT INTO frame VALUES(113,1,1,NULL,10008,1795417093645,NULL,'1795417080.22',0,NULL,X'2631469c07d80e5aeff3279bcadb2839a7e21a731f61e08d00cba86b09a1be58','{"time":"23/11/2026 07:58:00 AM","call_from":"Hugo Moreau<1008>","call_to":"Chloé Dubois<1003>","timestamp":1795417080,"uid":"2026112307580000016","duration":8,"talk_duration":8,"disposition":"ANSWERED","call_type":"Internal","reason":"dst hangup    ","record_file":"20261123075800-1795417080.22-1008-1003-Internal.wav","call_from_number":"1008","call_from_name":"Hugo Moreau","call_to_number":"1003","call_to_name":"Chloé Dubois","call_id":"1795417080.22","call_note":null,"call_note_id":"","enb_call_note":1,"did":"","did_name":"","pin_code":"","new_id":"6B03E3F8-00000161"}');
INSERT INTO frame VALUES(114,1,3,NULL,NULL,1795417093687,NULL,NULL,0,NULL,X'fc047e36bc516e1998485d877b22dacec3425ccb1b193ba3067699538a28bb80','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795417078.20","members":[{"inbound":{"from":"0626394525","to":"0140000030","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-00000141","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1004","channel_id":"PJSIP/1004-00000142","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795417079.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]}]}');
INSERT INTO frame VALUES(115,1,0,1,74,1795417094479,30012,'1795417078.20',0,NULL,X'fc75d6c3ef081c2becfabc4affedd1379d58933413f75429d03222c79aa1a941','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"time_start\":\"2026-11-23 07:57:58\",\"call_from\":\"0626394525\",\"call_to\":\"6400\",\"call_duration\":16,\"talk_duration\":15,\"src_trunk_name\":\"Trunk-B\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\",\"did_number\":\"0140000030\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112307575800014\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(116,1,0,1,75,1795417094480,30012,'1795417078.20',0,NULL,X'c3b0cc8c98406184d9bad92af8f3a29eb75d1adda20cd2bfef8863a98ff8505c','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"time_start\":\"2026-11-23 07:57:58\",\"call_from\":\"0626394525\",\"call_to\":\"1004\",\"call_duration\":16,\"talk_duration\":15,\"src_trunk_name\":\"Trunk-B\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261123075759-1795417078.20-0626394525-1004-Inbound.wav\",\"did_number\":\"0140000030\",\"did_name\":\"\",\"agent_ring_time\":1,\"uid\":\"2026112307575800014\",\"call_note_id\":\"20261123075758-0008C\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(117,1,0,1,76,1795417094480,30011,'1795417078.20',0,NULL,X'734e2538a9a8d098825cfdaa5acdda9cd4073aa2de117559f0f2192f14947dc0','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"members\":[{\"inbound\":{\"from\":\"0626394525\",\"to\":\"0140000030\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-00000141\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(118,1,0,1,77,1795417094480,30011,'1795417078.20',0,NULL,X'a53977ce2247b97d88ba95c58192f1a7d4f9c70adc896bfd50515deb382a918a','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417078.20\",\"members\":[{\"extension\":{\"number\":\"1004\",\"channel_id\":\"PJSIP/1004-00000142\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(119,1,0,1,78,1795417094480,30008,NULL,0,NULL,X'2d3e3fcaee4b1c66a041d5794df6fad4c424da16194ca1e5278e77ee26081e0b','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1004\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(120,1,1,NULL,10008,1795417094623,NULL,'1795417078.20',0,NULL,X'462b0f23d1476d78eb8551d7881d6297b33139b784531a345421a004b789159a','{"time":"23/11/2026 07:57:58 AM","call_from":"0626394525","call_to":"Queue Support<6400>","timestamp":1795417078,"uid":"2026112307575800014","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":16,"ring_duration":1,"talk_duration":15,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000030","call_from_number":"0626394525","call_from_name":"","call_to_number":"6400","call_to_name":"Support","call_id":"1795417078.20","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000030","did_name":"","pin_code":"","new_id":"6B03E3F6-00000141"}');
INSERT INTO frame VALUES(121,1,1,NULL,10009,1795417094623,NULL,'1795417078.20',0,NULL,X'ede1c4f93b980b931385730c89bcf130ea023d0c47698a45c5b2bd298acdedf1','{"time":"23/11/2026 07:57:58 AM","call_from":"0626394525","call_to":"David O''Hara<1004>","timestamp":1795417078,"uid":"2026112307575800014","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":16,"ring_duration":1,"talk_duration":15,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000030","record_file":"20261123075759-1795417078.20-0626394525-1004-Inbound.wav","call_from_number":"0626394525","call_from_name":"","call_to_number":"1004","call_to_name":"David O''Hara","call_id":"1795417078.20","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000030","did_name":"","pin_code":"","new_id":"6B03E3F6-00000142"}');
INSERT INTO frame VALUES(122,1,3,NULL,NULL,1795417098105,NULL,NULL,0,NULL,X'c14fa774699a384b4e667f03cbc702324e7b7db66209945bebb93fc8ca65af43','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795417079.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]}]}');
INSERT INTO frame VALUES(123,1,0,1,79,1795417099545,30011,'1795417079.21',0,NULL,X'42bca26b1fef74cc2d3019b898f2f7e9ba1d8253f89aacde9f2d2fcb76c059af','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417079.21\",\"members\":[{\"inbound\":{\"from\":\"0620396535\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000151\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000152\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(124,1,0,1,80,1795417099546,30008,NULL,0,NULL,X'20760c6c9f53c95650313505cbcd579d34a99158c6801484c71203113e74e85d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(125,1,0,1,81,1795417099546,30012,'1795417079.21',0,NULL,X'f7fa49abf37befc1fa4e6b73e4499389d1d674ff67b0a002f54c9b4029316f22','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417079.21\",\"time_start\":\"2026-11-23 07:57:59\",\"call_from\":\"0620396535\",\"call_to\":\"6200\",\"call_duration\":1,\"talk_duration\":1,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":0,\"uid\":\"2026112307575900015\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(126,1,0,1,82,1795417099546,30012,'1795417079.21',0,NULL,X'0863be47bc18ae2177e8c7c45fe01c70b0789486ec4cbacf38b64782c284aaa1','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417079.21\",\"time_start\":\"2026-11-23 07:58:00\",\"call_from\":\"0620396535\",\"call_to\":\"6400\",\"call_duration\":19,\"talk_duration\":18,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":0,\"uid\":\"2026112307575900015\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(127,1,0,1,83,1795417099546,30012,'1795417079.21',0,NULL,X'bf7ecb1081c331d1820633fd0cdbd2c4301a285a1c664906a11c5288a9dd4db0','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795417079.21\",\"time_start\":\"2026-11-23 07:58:00\",\"call_from\":\"0620396535\",\"call_to\":\"1003\",\"call_duration\":19,\"talk_duration\":18,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261123075801-1795417079.21-0620396535-1003-Inbound.wav\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":1,\"uid\":\"2026112307575900015\",\"call_note_id\":\"20261123075800-0045C\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
CREATE TABLE gap (
    id INTEGER PRIMARY KEY,
    pbx INTEGER NOT NULL REFERENCES pbx,
    began_ms INTEGER NOT NULL,      -- the last frame read before it
    ended_ms INTEGER,               -- the next acknowledgement; NULL: still open
    reason TEXT NOT NULL,
    repair TEXT NOT NULL DEFAULT 'pending',
    repaired_ms INTEGER,
    legs_recovered INTEGER,         -- legs that history gave for calls of the gap
    ringing_lost INTEGER NOT NULL DEFAULT 1  -- 1: member states of the gap can't be recovered
) STRICT;
INSERT INTO gap VALUES(1,1,1795417099546,NULL,'archiver stopped','pending',NULL,NULL,1);
CREATE TABLE coverage_day (
    pbx INTEGER NOT NULL REFERENCES pbx,
    local_date TEXT NOT NULL,
    start_seconds INTEGER NOT NULL, -- UTC seconds of the day's first instant and of the next day's
    end_seconds INTEGER NOT NULL,
    pbx_legs INTEGER,               -- NULL: not compared yet
    archive_legs INTEGER,
    compared_ms INTEGER,
    complete INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (pbx, local_date)
) STRICT, WITHOUT ROWID;
INSERT INTO coverage_day VALUES(1,'2026-11-18',1794956400,1795042800,4,4,1795417075712,1);
INSERT INTO coverage_day VALUES(1,'2026-11-19',1795042800,1795129200,8,8,1795417075712,1);
INSERT INTO coverage_day VALUES(1,'2026-11-20',1795129200,1795215600,7,7,1795417075712,1);
INSERT INTO coverage_day VALUES(1,'2026-11-21',1795215600,1795302000,3,3,1795417075712,1);
INSERT INTO coverage_day VALUES(1,'2026-11-22',1795302000,1795388400,2,2,1795417075712,1);
INSERT INTO coverage_day VALUES(1,'2026-11-23',1795388400,1795474800,NULL,NULL,NULL,0);
CREATE TABLE history_run (
    id INTEGER PRIMARY KEY,
    pbx INTEGER NOT NULL REFERENCES pbx,
    kind TEXT NOT NULL DEFAULT 'import',  -- import: the first one, resumable; overlap; wide; backfill
    began_ms INTEGER NOT NULL,
    ended_ms INTEGER,
    from_seconds INTEGER,           -- NULL: from the PBX's first row
    to_seconds INTEGER NOT NULL,    -- frozen when it began
    rows_read INTEGER NOT NULL DEFAULT 0,
    rows_new INTEGER NOT NULL DEFAULT 0,
    complete INTEGER NOT NULL DEFAULT 0,
    note TEXT
) STRICT;
INSERT INTO history_run VALUES(1,1,'import',1795417073132,1795417075714,NULL,1795417073,24,24,1,NULL);
INSERT INTO history_run VALUES(2,1,'overlap',1795417078074,1795417078673,1795302000,1795417078,3,1,1,NULL);
INSERT INTO history_run VALUES(3,1,'overlap',1795417083074,1795417083641,1795302000,1795417083,3,0,1,NULL);
INSERT INTO history_run VALUES(4,1,'overlap',1795417088077,1795417088661,1795302000,1795417088,6,3,1,NULL);
INSERT INTO history_run VALUES(5,1,'overlap',1795417093077,1795417093657,1795302000,1795417093,9,3,1,NULL);
INSERT INTO history_run VALUES(6,1,'overlap',1795417093658,1795417094636,1795302000,1795417093,11,2,1,NULL);
INSERT INTO history_run VALUES(7,1,'overlap',1795417098080,1795417098637,1795302000,1795417098,11,0,1,NULL);
CREATE TABLE history_window (
    run INTEGER NOT NULL REFERENCES history_run,
    from_seconds INTEGER NOT NULL,
    to_seconds INTEGER NOT NULL,
    finished_ms INTEGER,            -- NULL: still to be read
    PRIMARY KEY (run, from_seconds)
) STRICT, WITHOUT ROWID;
CREATE TABLE history_day (
    run INTEGER NOT NULL REFERENCES history_run,
    day INTEGER NOT NULL,           -- since 1970-01-01 on the PBX's clock
    legs INTEGER NOT NULL,
    first_seconds INTEGER NOT NULL, -- UTC, of the first and the last row, with the clock's offsets at them
    last_seconds INTEGER NOT NULL,
    first_offset INTEGER NOT NULL,
    last_offset INTEGER NOT NULL,
    PRIMARY KEY (run, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE cdr (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    identity BLOB NOT NULL,         -- SHA-256 of what makes it the same record when it is seen again
    frame INTEGER NOT NULL REFERENCES frame,  -- of a history row: its latest version
    origin INTEGER NOT NULL,        -- 0 event, 1 history
    uid TEXT,
    history_id TEXT,
    start_seconds INTEGER,          -- UTC, when the PBX gave it
    start_local_seconds INTEGER,    -- civil seconds on the PBX's clock
    start_text TEXT,
    caller TEXT,
    caller_name TEXT,
    callee TEXT,
    callee_name TEXT,
    callee_text TEXT,
    direction TEXT,
    disposition TEXT,
    duration_seconds INTEGER,
    talk_seconds INTEGER,
    ring_seconds INTEGER,           -- NULL: the PBX does not say
    queue_wait_seconds INTEGER,
    src_trunk TEXT,
    dst_trunk TEXT,
    did TEXT,
    did_name TEXT,
    dod TEXT,
    pin_code TEXT,
    recording TEXT,
    hangup_side TEXT,
    call_note_id TEXT
) STRICT;
INSERT INTO cdr VALUES(1,1,X'4b65328dee4896e46b2e811e231eb9431606c21aee948889aca14cca092c6e12',7,1,'2026111810015700001','6AFD6985-00000011',1794992517,1794996117,'18/11/2026 10:01:57 AM','0659983269',NULL,'1003','Chloé Dubois','Chloé Dubois<1003>','inbound','no_answer',16,0,16,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(2,2,X'36f9288b967810d1be2c35b8ded49eca160acb7a02c05ee04c0fae7cfbbe9e96',8,1,'2026111812593100002','6AFD9323-00000021',1795003171,1795006771,'18/11/2026 12:59:31 PM','0630393185',NULL,'6200','Welcome','IVR Welcome<6200>','inbound','answered',9,9,NULL,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(3,2,X'd520601e68b8dde7eb6dd1f09336f8ac81c7f322fe16fef496811e727d8ddec9',9,1,'2026111812593100002','6AFD9323-00000022',1795003180,1795006780,'18/11/2026 12:59:40 PM','0630393185',NULL,'6400','Support','Queue Support<6400>','inbound','answered',63,54,9,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(4,2,X'040315faf767e2cfd981f65110f35f9dc6f43b7ea01ab7391e36b91bd528cd52',10,1,'2026111812593100002','6AFD9323-00000023',1795003183,1795006783,'18/11/2026 12:59:43 PM','0630393185',NULL,'1002','Bruno Keller','Bruno Keller<1002>','inbound','answered',60,54,6,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261118125949-1795003171.2-0630393185-1002-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(5,3,X'02e7a2cb90af436ae92eef633740cb7a4c04bc67425675ff95b907f43a46b994',11,1,'2026111908394300003','6AFEA7BF-00000031',1795073983,1795077583,'19/11/2026 08:39:43 AM','0616997674',NULL,'1012','Léo "Bis" Petit','Léo "Bis" Petit<1012>','inbound','busy',1,0,NULL,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(6,4,X'966732ed5fcfa1df2035e2f8859feb71e9d9a0c78b3e828db68d436040bd4a59',12,1,'2026111910443500004','6AFEC503-00000041',1795081475,1795085075,'19/11/2026 10:44:35 AM','0637790706',NULL,'6200','Welcome','IVR Welcome<6200>','inbound','answered',8,8,NULL,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(7,4,X'ff403b4b2d5bbacf46fe11f8794564f61f01c3bc01ae650d55cdcf1c9f849e1c',13,1,'2026111910443500004','6AFEC503-00000042',1795081483,1795085083,'19/11/2026 10:44:43 AM','0637790706',NULL,'6401','Sales','Queue Sales<6401>','inbound','answered',39,20,19,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(8,4,X'acea47520d46d46572b1131412f4adb1d98739d89fe61575b1baf4f6ec36d24e',14,1,'2026111910443500004','6AFEC503-00000043',1795081488,1795085088,'19/11/2026 10:44:48 AM','0637790706',NULL,'1004','David O''Hara','David O''Hara<1004>','inbound','answered',34,20,14,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261119104502-1795081475.4-0637790706-1004-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(9,4,X'507082152661c8a6375e47722c1a114b60c3ffc3589da2e0ba83d054f7d366f3',15,1,'2026111910443500004','6AFEC503-00000044',1795081522,1795085122,'19/11/2026 10:45:22 AM','0637790706',NULL,'Satisfaction Survey',NULL,'Satisfaction Survey','inbound','answered',5,5,NULL,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(10,5,X'd3f4c4b420eae0161226b65e21992c86f50b2dd63365f4b9e79c8ada9292b9bb',16,1,'2026111911542700005','6AFED563-00000051',1795085667,1795089267,'19/11/2026 11:54:27 AM','1010','Jonas Weber','1002','Bruno Keller','Bruno Keller<1002>','internal','answered',20,14,6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261119115433-1795085667.5-1010-1002-Internal.wav','callee',NULL);
INSERT INTO cdr VALUES(11,6,X'dd7bb458fdc60502d6dc6675df122bbd1158de2bb37a653f49657703fde5fcec',17,1,'2026111913083000006','6AFEE6BE-00000061',1795090110,1795093710,'19/11/2026 01:08:30 PM','1001','Alice Martin','0632592448',NULL,'0632592448','outbound','answered',88,79,9,NULL,NULL,'Trunk-B',NULL,NULL,'0140000020',NULL,'20261119130839-1795090110.6-1001-0632592448-Outbound.wav','caller',NULL);
INSERT INTO cdr VALUES(12,7,X'47aad68dd6a24a3f2a0d5dd57363446e7fd1cf7096c6f606d36937b17132b658',18,1,'2026111913495500007','6AFEF073-00000071',1795092595,1795096195,'19/11/2026 01:49:55 PM','0679576703',NULL,'1002','Bruno Keller','Bruno Keller<1002>','inbound','answered',70,60,10,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261119135005-1795092595.7-0679576703-1002-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(13,8,X'8eed9e77ac70df9cdc9c915bb2a57d97825d8ea7b1f617f5718ec5751615e0b2',19,1,'2026112009041300008','6AFFFEFD-00000081',1795161853,1795165453,'20/11/2026 09:04:13 AM','0610599818',NULL,'1009','Inès Ferrand','Inès Ferrand<1009>','inbound','answered',133,128,5,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120090418-1795161853.8-0610599818-1009-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(14,9,X'4a22a6d8f0e1a28f0fa78bebdd04307ea9860b84f0c805a78f128f3b5b14965e',20,1,'2026112011215800009','6B001F46-00000091',1795170118,1795173718,'20/11/2026 11:21:58 AM','0619396870',NULL,'6200','Welcome','IVR Welcome<6200>','inbound','answered',5,5,NULL,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(15,9,X'3267afc2fe722a526d4e0759cd5094a321caa09eb88925109acbcb4c78bd96ce',21,1,'2026112011215800009','6B001F46-00000092',1795170123,1795173723,'20/11/2026 11:22:03 AM','0619396870',NULL,'6401','Sales','Queue Sales<6401>','inbound','answered',75,56,19,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(16,9,X'07e18a798193cc76b7026cf7b22ecf073dbd330c5516a60659388a0d76abfe85',22,1,'2026112011215800009','6B001F46-00000093',1795170133,1795173733,'20/11/2026 11:22:13 AM','0619396870',NULL,'1008','Hugo Moreau','Hugo Moreau<1008>','inbound','answered',65,56,9,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120112222-1795170118.9-0619396870-1008-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(17,10,X'd52c1e940c07d6ba0ccc1889b9404c34999597e23499694a9d05b816b115ee54',23,1,'202611201135240000A','6B00226C-000000A1',1795170924,1795174524,'20/11/2026 11:35:24 AM','1003','Chloé Dubois','1011','Katarzyna Wójcik','Katarzyna Wójcik<1011>','internal','answered',32,25,7,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261120113531-1795170924.10-1003-1011-Internal.wav','caller',NULL);
INSERT INTO cdr VALUES(18,11,X'b5f48c3ff7e4a61209420e8fe500ab168ef2cb12e9506500a28c386575d03e61',24,1,'202611202054560000B','6B00A590-000000B1',1795204496,1795208096,'20/11/2026 08:54:56 PM','0631192917',NULL,'6401','Sales','Queue Sales<6401>','inbound','answered',240,238,2,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'callee',NULL);
INSERT INTO cdr VALUES(19,11,X'c64627b93b2323f3666980e8e17602ebfe1a959ab5712c9c96ac17315e523156',25,1,'202611202054560000B','6B00A590-000000B2',1795204496,1795208096,'20/11/2026 08:54:56 PM','0631192917',NULL,'1006','Farid Haddad','Farid Haddad<1006>','inbound','answered',240,238,2,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261120205458-1795204496.11-0631192917-1006-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(20,12,X'bcf3f1731dd301c91817235cd164ad5995229394822a4817050044621d2ca396',26,1,'202611212221150000C','6B020B4B-000000C1',1795296075,1795299675,'21/11/2026 10:21:15 PM','0653385480',NULL,'6200','Welcome','IVR Welcome<6200>','inbound','answered',7,7,NULL,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(21,12,X'6b23d5f31ab5eaff765a9642145d5e9f1bad3e362736df051519e5fc60bb9213',27,1,'202611212221150000C','6B020B4B-000000C2',1795296082,1795299682,'21/11/2026 10:21:22 PM','0653385480',NULL,'6401','Sales','Queue Sales<6401>','inbound','answered',41,20,21,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(22,12,X'7988206ca6c51240afc4f76ba743f513bee9ee53ddecfaf404ebbb858ade5cde',28,1,'202611212221150000C','6B020B4B-000000C3',1795296092,1795299692,'21/11/2026 10:21:32 PM','0653385480',NULL,'1007','Greta Lindqvist','Greta Lindqvist<1007>','inbound','answered',31,20,11,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261121222143-1795296075.12-0653385480-1007-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(23,13,X'3ee8d55a040cbafd0eeb1743fda7fcecfe286bc73e80a21f283b901800b5008d',29,1,'202611221731560000D','6B0318FC-000000D1',1795365116,1795368716,'22/11/2026 05:31:56 PM','1004','David O''Hara','1011','Katarzyna Wójcik','Katarzyna Wójcik<1011>','internal','no_answer',9,0,9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(24,14,X'0d9182d2deacdba2b694d0efaa1a9a9860940c94a7171d4dab911f67ae46a93d',30,1,'202611221931070000E','6B0334EB-000000E1',1795372267,1795375867,'22/11/2026 07:31:07 PM','0676577708',NULL,'1012','Léo "Bis" Petit','Léo "Bis" Petit<1012>','inbound','no_answer',8,0,8,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(25,18,X'16809cf7a4dc7e15bc3fda725997355c76019ccb9cba4da64191e2a8c2f07f45',55,0,'2026112307575700012',NULL,NULL,1795420677,'2026-11-23 07:57:57','1010',NULL,'1002',NULL,'1002','internal','no_answer',1,0,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(26,18,X'c0c1afa5b4a65c847ba1b7aa54741191ccf60e414ad641c8745f486f35800fc1',61,1,'2026112307575700012','6B03E3F5-00000121',1795417077,1795420677,'23/11/2026 07:57:57 AM','1010','Jonas Weber','1002','Bruno Keller','Bruno Keller<1002>','internal','no_answer',1,0,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(27,17,X'3fd7eaba3169e915c6c101fd6a3c1d734195ce91a51bf3f6618889437381278b',89,0,'2026112307575600011',NULL,NULL,1795420676,'2026-11-23 07:57:56','0648986954',NULL,'6300',NULL,'6300','inbound','answered',8,7,NULL,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(28,17,X'a0eaf94f0e1175100b6950fd37f152d8a8212e9867fa8d8ffa866f876232be53',90,0,'2026112307575600011',NULL,NULL,1795420676,'2026-11-23 07:57:56','0648986954',NULL,'1009',NULL,'1009','inbound','answered',8,7,NULL,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261123075757-1795417076.17-0648986954-1009-Inbound.wav',NULL,'20261123075756-00077');
INSERT INTO cdr VALUES(29,16,X'7fb74693c8217874d66cf183e20290b1c2106fe67c88e0c1c0e667a8f25c82b2',95,0,'2026112307575600010',NULL,NULL,1795420676,'2026-11-23 07:57:56','0612399215',NULL,'1009',NULL,'1009','inbound','answered',12,11,NULL,0,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261123075757-1795417076.16-0612399215-1009-Inbound.wav',NULL,'20261123075756-00070');
INSERT INTO cdr VALUES(30,17,X'1e1a0f09bdff9ac83e0a8e34e6f3e6b3e9716a8a3ae5dc431f5a9da2432d712f',96,1,'2026112307575600011','6B03E3F4-00000111',1795417076,1795420676,'23/11/2026 07:57:56 AM','0648986954',NULL,'6300','Office','RingGroup Office<6300>','inbound','answered',8,7,1,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(31,17,X'219bdf2495cebe7611d5a76b263508457ceaa9241b3d3a3dc51ab9c46b860cb2',97,1,'2026112307575600011','6B03E3F4-00000112',1795417076,1795420676,'23/11/2026 07:57:56 AM','0648986954',NULL,'1009','Inès Ferrand','Inès Ferrand<1009>','inbound','answered',8,7,1,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261123075757-1795417076.17-0648986954-1009-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(32,16,X'e4399d26c85652eda89a296f4dd4e4e2829758aa5dd78313aff278a15eb835d3',98,1,'2026112307575600010','6B03E3F4-00000101',1795417076,1795420676,'23/11/2026 07:57:56 AM','0612399215',NULL,'1009','Inès Ferrand','Inès Ferrand<1009>','inbound','answered',12,11,1,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261123075757-1795417076.16-0612399215-1009-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(33,22,X'4087d5c7c17fcbbba5696b667d3fe1377abc95fa7261d84e2c0587d614c1f96c',102,0,'2026112307580000016',NULL,NULL,1795420680,'2026-11-23 07:58:00','1008',NULL,'1003',NULL,'1003','internal','answered',8,8,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,'20261123075800-1795417080.22-1008-1003-Internal.wav',NULL,'20261123075800-0009A');
INSERT INTO cdr VALUES(34,19,X'3eb9a5f3c6106639067492ba648b6d3f08a2d47d3d33542bebcf47bb3f832149',106,0,'2026112307575700013',NULL,NULL,1795420677,'2026-11-23 07:57:57','0682975564',NULL,'1012',NULL,'1012','inbound','answered',12,11,NULL,0,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261123075758-1795417077.19-0682975564-1012-Inbound.wav',NULL,'20261123075757-00085');
INSERT INTO cdr VALUES(35,15,X'e3790a80c5e19988341398e128ce6e9594be32c01c2467031e6622e869551d31',109,0,'202611230757560000F',NULL,NULL,1795420676,'2026-11-23 07:57:56','0622795731',NULL,'1002',NULL,'1002','inbound','answered',14,14,NULL,0,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261123075756-1795417076.15-0622795731-1002-Inbound.wav',NULL,'20261123075756-00069');
INSERT INTO cdr VALUES(36,15,X'507306e96903649401c717a34f5972530475732329b0b606bed4273cd3d41ccd',111,1,'202611230757560000F','6B03E3F4-000000F1',1795417076,1795420676,'23/11/2026 07:57:56 AM','0622795731',NULL,'1002','Bruno Keller','Bruno Keller<1002>','inbound','answered',14,14,NULL,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261123075756-1795417076.15-0622795731-1002-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(37,19,X'167964a452a3a07ee83a0288fccf95af73e47eba5150c2a95f51510549d4ac52',112,1,'2026112307575700013','6B03E3F5-00000131',1795417077,1795420677,'23/11/2026 07:57:57 AM','0682975564',NULL,'1012','Léo "Bis" Petit','Léo "Bis" Petit<1012>','inbound','answered',12,11,1,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261123075758-1795417077.19-0682975564-1012-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(38,22,X'86a02a67279adeb6cf9720ee58507e3e3158751ff3066464ad8a210d427e70a8',113,1,'2026112307580000016','6B03E3F8-00000161',1795417080,1795420680,'23/11/2026 07:58:00 AM','1008','Hugo Moreau','1003','Chloé Dubois','Chloé Dubois<1003>','internal','answered',8,8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261123075800-1795417080.22-1008-1003-Internal.wav','callee',NULL);
INSERT INTO cdr VALUES(39,20,X'5010eb440402807ff4bee327436e8f05937faf6e0aa4ab488abfa0d6904c03d8',115,0,'2026112307575800014',NULL,NULL,1795420678,'2026-11-23 07:57:58','0626394525',NULL,'6400',NULL,'6400','inbound','answered',16,15,NULL,0,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(40,20,X'6bca1e77e86bde94c63093ddb51e037e2ecca78d9c5af7d065424fdea5649714',116,0,'2026112307575800014',NULL,NULL,1795420678,'2026-11-23 07:57:58','0626394525',NULL,'1004',NULL,'1004','inbound','answered',16,15,NULL,1,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,'20261123075759-1795417078.20-0626394525-1004-Inbound.wav',NULL,'20261123075758-0008C');
INSERT INTO cdr VALUES(41,20,X'ac7a11f81013b692108f830b06a92b40161e470cc970478a397401bca9574f8f',120,1,'2026112307575800014','6B03E3F6-00000141',1795417078,1795420678,'23/11/2026 07:57:58 AM','0626394525',NULL,'6400','Support','Queue Support<6400>','inbound','answered',16,15,1,NULL,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,NULL,'callee',NULL);
INSERT INTO cdr VALUES(42,20,X'ca33c71caf644a4cb9cb07250fd5b8a69c7259841a518e0b0f5a3042527920e3',121,1,'2026112307575800014','6B03E3F6-00000142',1795417078,1795420678,'23/11/2026 07:57:58 AM','0626394525',NULL,'1004','David O''Hara','David O''Hara<1004>','inbound','answered',16,15,1,NULL,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,'20261123075759-1795417078.20-0626394525-1004-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(43,21,X'b56ddfbc2addd9deeeff47236bff2c70266bb4f4149018656f11f3d7dae17ec5',125,0,'2026112307575900015',NULL,NULL,1795420679,'2026-11-23 07:57:59','0620396535',NULL,'6200',NULL,'6200','inbound','answered',1,1,NULL,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(44,21,X'e4ebb7d159b73f49f0245c398447512297ba730f3b096e97d4b8d3ea456b0167',126,0,'2026112307575900015',NULL,NULL,1795420680,'2026-11-23 07:58:00','0620396535',NULL,'6400',NULL,'6400','inbound','answered',19,18,NULL,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(45,21,X'9da6f29f196d90e279219db207f21fbf37547cf69d976fe86204394e66da6972',127,0,'2026112307575900015',NULL,NULL,1795420680,'2026-11-23 07:58:00','0620396535',NULL,'1003',NULL,'1003','inbound','answered',19,18,NULL,1,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261123075801-1795417079.21-0620396535-1003-Inbound.wav',NULL,'20261123075800-0045C');
CREATE TABLE member_state (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    frame INTEGER NOT NULL REFERENCES frame,
    report INTEGER NOT NULL,        -- 0 call state, 1 transfer report, 2 live-call query
    kind TEXT NOT NULL,
    number TEXT,
    dialed TEXT,
    channel_id TEXT,
    trunk TEXT,
    status TEXT,                    -- the PBX's word
    path TEXT
) STRICT;
INSERT INTO member_state VALUES(1,15,31,0,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ALERT',NULL);
INSERT INTO member_state VALUES(2,15,31,0,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'RING',NULL);
INSERT INTO member_state VALUES(3,15,33,0,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ANSWERED',NULL);
INSERT INTO member_state VALUES(4,15,33,0,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(5,16,35,0,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ALERT',NULL);
INSERT INTO member_state VALUES(6,16,35,0,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'RING',NULL);
INSERT INTO member_state VALUES(7,17,37,0,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','ALERT','6300');
INSERT INTO member_state VALUES(8,17,37,0,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'RING','6300');
INSERT INTO member_state VALUES(9,17,37,0,'extension','1010',NULL,'PJSIP/1010-00000113',NULL,'RING','6300');
INSERT INTO member_state VALUES(10,17,37,0,'extension','1011',NULL,'PJSIP/1011-00000114',NULL,'RING','6300');
INSERT INTO member_state VALUES(11,18,41,0,'extension','1010',NULL,'PJSIP/1010-00000121',NULL,'ALERT',NULL);
INSERT INTO member_state VALUES(12,18,41,0,'extension','1002',NULL,'PJSIP/1002-00000122',NULL,'RING',NULL);
INSERT INTO member_state VALUES(13,19,44,0,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ALERT',NULL);
INSERT INTO member_state VALUES(14,19,44,0,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'RING',NULL);
INSERT INTO member_state VALUES(15,17,46,0,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','ANSWERED','6300');
INSERT INTO member_state VALUES(16,17,46,0,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'ANSWER','6300');
INSERT INTO member_state VALUES(17,17,48,0,'extension','1010',NULL,'PJSIP/1010-00000113',NULL,'BYE','6300');
INSERT INTO member_state VALUES(18,17,50,0,'extension','1011',NULL,'PJSIP/1011-00000114',NULL,'BYE','6300');
INSERT INTO member_state VALUES(19,16,52,0,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(20,16,52,0,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(21,15,54,2,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ANSWERED',NULL);
INSERT INTO member_state VALUES(22,15,54,2,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(23,16,54,2,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(24,16,54,2,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(25,17,54,2,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','ANSWERED','6300');
INSERT INTO member_state VALUES(26,17,54,2,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'ANSWER','6300');
INSERT INTO member_state VALUES(27,18,54,2,'extension','1010',NULL,'PJSIP/1010-00000121',NULL,'ALERT',NULL);
INSERT INTO member_state VALUES(28,18,54,2,'extension','1002',NULL,'PJSIP/1002-00000122',NULL,'RING',NULL);
INSERT INTO member_state VALUES(29,19,54,2,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ALERT',NULL);
INSERT INTO member_state VALUES(30,19,54,2,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'RING',NULL);
INSERT INTO member_state VALUES(31,18,56,0,'extension','1010',NULL,'PJSIP/1010-00000121',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(32,18,56,0,'extension','1002',NULL,'PJSIP/1002-00000122',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(33,19,59,0,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(34,19,59,0,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(35,20,62,0,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(36,20,63,0,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'RING','6400');
INSERT INTO member_state VALUES(37,20,63,0,'extension','1001',NULL,'PJSIP/1001-00000143',NULL,'RING','6400');
INSERT INTO member_state VALUES(38,20,63,0,'extension','1003',NULL,'PJSIP/1003-00000144',NULL,'RING','6400');
INSERT INTO member_state VALUES(39,20,67,0,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(40,20,67,0,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(41,20,69,0,'extension','1001',NULL,'PJSIP/1001-00000143',NULL,'BYE','6400');
INSERT INTO member_state VALUES(42,20,71,0,'extension','1003',NULL,'PJSIP/1003-00000144',NULL,'BYE','6400');
INSERT INTO member_state VALUES(43,21,73,0,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6200');
INSERT INTO member_state VALUES(44,22,74,0,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'ALERT',NULL);
INSERT INTO member_state VALUES(45,22,74,0,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'RING',NULL);
INSERT INTO member_state VALUES(46,22,77,0,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'ANSWERED',NULL);
INSERT INTO member_state VALUES(47,22,77,0,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(48,21,80,0,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(49,21,81,0,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'RING','6400');
INSERT INTO member_state VALUES(50,21,83,0,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(51,21,83,0,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(52,15,85,2,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ANSWERED',NULL);
INSERT INTO member_state VALUES(53,15,85,2,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(54,16,85,2,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(55,16,85,2,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(56,17,85,2,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','ANSWERED','6300');
INSERT INTO member_state VALUES(57,17,85,2,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'ANSWER','6300');
INSERT INTO member_state VALUES(58,19,85,2,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(59,19,85,2,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(60,20,85,2,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(61,20,85,2,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(62,21,85,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(63,21,85,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(64,22,85,2,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'ANSWERED',NULL);
INSERT INTO member_state VALUES(65,22,85,2,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(66,17,86,0,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','BYE','6300');
INSERT INTO member_state VALUES(67,17,87,0,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'BYE','6300');
INSERT INTO member_state VALUES(68,15,91,2,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ANSWERED',NULL);
INSERT INTO member_state VALUES(69,15,91,2,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(70,16,91,2,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(71,16,91,2,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(72,19,91,2,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(73,19,91,2,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(74,20,91,2,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(75,20,91,2,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(76,21,91,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(77,21,91,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(78,22,91,2,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'ANSWERED',NULL);
INSERT INTO member_state VALUES(79,22,91,2,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(80,16,92,0,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','BYE',NULL);
INSERT INTO member_state VALUES(81,16,93,0,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(82,22,99,0,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(83,22,99,0,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(84,19,103,0,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','BYE',NULL);
INSERT INTO member_state VALUES(85,19,104,0,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(86,15,107,0,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','BYE',NULL);
INSERT INTO member_state VALUES(87,15,107,0,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(88,20,110,2,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(89,20,110,2,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(90,21,110,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(91,21,110,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(92,20,114,2,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(93,20,114,2,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(94,21,114,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(95,21,114,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(96,20,117,0,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','BYE','6400');
INSERT INTO member_state VALUES(97,20,118,0,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'BYE','6400');
INSERT INTO member_state VALUES(98,21,122,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(99,21,122,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(100,21,123,0,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','BYE','6400');
INSERT INTO member_state VALUES(101,21,123,0,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'BYE','6400');
CREATE TABLE transfer_report (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    call INTEGER NOT NULL REFERENCES call,
    kind TEXT NOT NULL
) STRICT;
CREATE TABLE failure_report (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    call_id TEXT,
    reason TEXT,
    parties TEXT
) STRICT;
CREATE TABLE survey_result (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    call_id TEXT,
    result TEXT
) STRICT;
CREATE TABLE agent_event (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    kind TEXT NOT NULL,
    queue TEXT,
    agent TEXT,
    call_id TEXT,
    caller TEXT,
    status TEXT,
    reason TEXT
) STRICT;
CREATE TABLE leg_timeline (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    uid TEXT,
    cdr_id TEXT,
    leg INTEGER,
    caller TEXT,
    callee TEXT,
    start_local_seconds INTEGER,
    disposition TEXT,
    duration_seconds INTEGER,
    ring_seconds INTEGER,
    talk_seconds INTEGER,
    hold_seconds INTEGER
) STRICT;
CREATE TABLE extension_event (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    kind TEXT NOT NULL,
    number TEXT,
    status TEXT,
    reference TEXT
) STRICT;
INSERT INTO extension_event VALUES(1,32,'state','1002','Ringing',NULL);
INSERT INTO extension_event VALUES(2,34,'state','1002','Busy',NULL);
INSERT INTO extension_event VALUES(3,36,'state','1009','Ringing',NULL);
INSERT INTO extension_event VALUES(4,38,'state','1009','Ringing',NULL);
INSERT INTO extension_event VALUES(5,39,'state','1010','Ringing',NULL);
INSERT INTO extension_event VALUES(6,40,'state','1011','Ringing',NULL);
INSERT INTO extension_event VALUES(7,42,'state','1010','Busy',NULL);
INSERT INTO extension_event VALUES(8,43,'state','1002','Ringing',NULL);
INSERT INTO extension_event VALUES(9,45,'state','1012','Ringing',NULL);
INSERT INTO extension_event VALUES(10,47,'state','1009','Busy',NULL);
INSERT INTO extension_event VALUES(11,49,'state','1010','Idle',NULL);
INSERT INTO extension_event VALUES(12,51,'state','1011','Idle',NULL);
INSERT INTO extension_event VALUES(13,53,'state','1009','Busy',NULL);
INSERT INTO extension_event VALUES(14,57,'state','1010','Idle',NULL);
INSERT INTO extension_event VALUES(15,58,'state','1002','Idle',NULL);
INSERT INTO extension_event VALUES(16,60,'state','1012','Busy',NULL);
INSERT INTO extension_event VALUES(17,64,'state','1004','Ringing',NULL);
INSERT INTO extension_event VALUES(18,65,'state','1001','Ringing',NULL);
INSERT INTO extension_event VALUES(19,66,'state','1003','Ringing',NULL);
INSERT INTO extension_event VALUES(20,68,'state','1004','Busy',NULL);
INSERT INTO extension_event VALUES(21,70,'state','1001','Idle',NULL);
INSERT INTO extension_event VALUES(22,72,'state','1003','Idle',NULL);
INSERT INTO extension_event VALUES(23,75,'state','1008','Busy',NULL);
INSERT INTO extension_event VALUES(24,76,'state','1003','Ringing',NULL);
INSERT INTO extension_event VALUES(25,78,'state','1008','Busy',NULL);
INSERT INTO extension_event VALUES(26,79,'state','1003','Busy',NULL);
INSERT INTO extension_event VALUES(27,82,'state','1003','Ringing',NULL);
INSERT INTO extension_event VALUES(28,84,'state','1003','Busy',NULL);
INSERT INTO extension_event VALUES(29,88,'state','1009','Idle',NULL);
INSERT INTO extension_event VALUES(30,94,'state','1009','Idle',NULL);
INSERT INTO extension_event VALUES(31,100,'state','1008','Idle',NULL);
INSERT INTO extension_event VALUES(32,101,'state','1003','Idle',NULL);
INSERT INTO extension_event VALUES(33,105,'state','1012','Idle',NULL);
INSERT INTO extension_event VALUES(34,108,'state','1002','Idle',NULL);
INSERT INTO extension_event VALUES(35,119,'state','1004','Idle',NULL);
INSERT INTO extension_event VALUES(36,124,'state','1003','Idle',NULL);
CREATE TABLE recording_file (
    id INTEGER PRIMARY KEY,
    frame INTEGER NOT NULL REFERENCES frame,
    file TEXT,
    result TEXT,
    error TEXT
) STRICT;
CREATE TABLE live_query (
    frame INTEGER PRIMARY KEY REFERENCES frame,
    pbx INTEGER NOT NULL REFERENCES pbx,
    asked_ms INTEGER NOT NULL,
    received_ms INTEGER NOT NULL
) STRICT;
INSERT INTO live_query VALUES(6,1,1795417073163,1795417073173);
INSERT INTO live_query VALUES(54,1,1795417078115,1795417078120);
INSERT INTO live_query VALUES(85,1,1795417083116,1795417083122);
INSERT INTO live_query VALUES(91,1,1795417088117,1795417088136);
INSERT INTO live_query VALUES(110,1,1795417093097,1795417093101);
INSERT INTO live_query VALUES(114,1,1795417093683,1795417093687);
INSERT INTO live_query VALUES(122,1,1795417098100,1795417098105);
CREATE TABLE live_query_call (
    frame INTEGER NOT NULL REFERENCES live_query,
    call_id TEXT NOT NULL,
    PRIMARY KEY (frame, call_id)
) STRICT, WITHOUT ROWID;
INSERT INTO live_query_call VALUES(54,'1795417076.15');
INSERT INTO live_query_call VALUES(54,'1795417076.16');
INSERT INTO live_query_call VALUES(54,'1795417076.17');
INSERT INTO live_query_call VALUES(54,'1795417077.18');
INSERT INTO live_query_call VALUES(54,'1795417077.19');
INSERT INTO live_query_call VALUES(85,'1795417076.15');
INSERT INTO live_query_call VALUES(85,'1795417076.16');
INSERT INTO live_query_call VALUES(85,'1795417076.17');
INSERT INTO live_query_call VALUES(85,'1795417077.19');
INSERT INTO live_query_call VALUES(85,'1795417078.20');
INSERT INTO live_query_call VALUES(85,'1795417079.21');
INSERT INTO live_query_call VALUES(85,'1795417080.22');
INSERT INTO live_query_call VALUES(91,'1795417076.15');
INSERT INTO live_query_call VALUES(91,'1795417076.16');
INSERT INTO live_query_call VALUES(91,'1795417077.19');
INSERT INTO live_query_call VALUES(91,'1795417078.20');
INSERT INTO live_query_call VALUES(91,'1795417079.21');
INSERT INTO live_query_call VALUES(91,'1795417080.22');
INSERT INTO live_query_call VALUES(110,'1795417078.20');
INSERT INTO live_query_call VALUES(110,'1795417079.21');
INSERT INTO live_query_call VALUES(114,'1795417078.20');
INSERT INTO live_query_call VALUES(114,'1795417079.21');
INSERT INTO live_query_call VALUES(122,'1795417079.21');
CREATE TABLE directory_list (
    frame INTEGER PRIMARY KEY REFERENCES frame,
    pbx INTEGER NOT NULL REFERENCES pbx,
    kind TEXT NOT NULL,
    received_ms INTEGER NOT NULL
) STRICT;
INSERT INTO directory_list VALUES(3,1,'extensions',1795417073146);
INSERT INTO directory_list VALUES(4,1,'trunks',1795417073155);
INSERT INTO directory_list VALUES(5,1,'queues',1795417073163);
CREATE TABLE directory_entry (
    frame INTEGER NOT NULL REFERENCES directory_list,
    number TEXT NOT NULL,
    name TEXT,
    agents TEXT,                    -- of a queue: extension numbers, comma separated
    PRIMARY KEY (frame, number)
) STRICT, WITHOUT ROWID;
INSERT INTO directory_entry VALUES(3,'1001','Alice Martin',NULL);
INSERT INTO directory_entry VALUES(3,'1002','Bruno Keller',NULL);
INSERT INTO directory_entry VALUES(3,'1003','Chloé Dubois',NULL);
INSERT INTO directory_entry VALUES(3,'1004','David O''Hara',NULL);
INSERT INTO directory_entry VALUES(3,'1005','Emma Rossi',NULL);
INSERT INTO directory_entry VALUES(3,'1006','Farid Haddad',NULL);
INSERT INTO directory_entry VALUES(3,'1007','Greta Lindqvist',NULL);
INSERT INTO directory_entry VALUES(3,'1008','Hugo Moreau',NULL);
INSERT INTO directory_entry VALUES(3,'1009','Inès Ferrand',NULL);
INSERT INTO directory_entry VALUES(3,'1010','Jonas Weber',NULL);
INSERT INTO directory_entry VALUES(3,'1011','Katarzyna Wójcik',NULL);
INSERT INTO directory_entry VALUES(3,'1012','Léo "Bis" Petit',NULL);
INSERT INTO directory_entry VALUES(4,'Trunk-A','Trunk-A',NULL);
INSERT INTO directory_entry VALUES(4,'Trunk-B','Trunk-B',NULL);
INSERT INTO directory_entry VALUES(5,'6400','Support','1001,1002,1003,1004,1005');
INSERT INTO directory_entry VALUES(5,'6401','Sales','1004,1005,1006,1007,1008');
CREATE TABLE clock_observation (
    frame INTEGER PRIMARY KEY REFERENCES frame,
    pbx INTEGER NOT NULL REFERENCES pbx,
    observed_seconds INTEGER NOT NULL,
    utc_offset_seconds INTEGER NOT NULL
) STRICT;
INSERT INTO clock_observation VALUES(1,1,1795417073,3600);
CREATE TABLE call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    pbx INTEGER NOT NULL REFERENCES pbx,
    call_id TEXT NOT NULL,
    uid TEXT,
    state TEXT NOT NULL DEFAULT 'live',
    started_at INTEGER,
    utc_offset INTEGER,             -- seconds to add to UTC for the PBX's local time at the start
    time_source TEXT,
    ended_at INTEGER,
    direction TEXT,
    caller TEXT,
    caller_name TEXT,
    dialed TEXT,
    did TEXT,
    answered_by TEXT,
    outcome TEXT,
    missed INTEGER,
    wait_seconds INTEGER,
    talk_seconds INTEGER,
    duration_seconds INTEGER,
    queue TEXT,
    trunk TEXT,
    leg_count INTEGER NOT NULL DEFAULT 0,
    transfer_count INTEGER NOT NULL DEFAULT 0,
    transfer_proven INTEGER NOT NULL DEFAULT 0,
    recording TEXT,
    estimated INTEGER NOT NULL DEFAULT 0,
    rule_version INTEGER NOT NULL DEFAULT 0,  -- 0: never derived
    started_local TEXT GENERATED ALWAYS AS (datetime(started_at + utc_offset, 'unixepoch')) VIRTUAL,
    local_date TEXT GENERATED ALWAYS AS (date(started_at + utc_offset, 'unixepoch')) VIRTUAL,
    local_hour INTEGER GENERATED ALWAYS AS ((started_at + utc_offset) / 3600 % 24) VIRTUAL,
    -- 1970-01-01 was a Thursday, and 0 is Monday.
    local_weekday INTEGER GENERATED ALWAYS AS (((started_at + utc_offset) / 86400 + 3) % 7) VIRTUAL
) STRICT;
INSERT INTO call VALUES(1,1,'1794992517.1','2026111810015700001','ended',1794992517,3600,'call_id',1794992533,'inbound','0659983269',NULL,'0140000000','0140000000',NULL,'no_answer',1,16,0,16,NULL,'Trunk-A',1,0,0,NULL,0,1);
INSERT INTO call VALUES(2,1,'1795003171.2','2026111812593100002','ended',1795003171,3600,'call_id',1795003243,'inbound','0630393185',NULL,'0140000020','0140000020','1002','answered',0,18,54,72,'6400','Trunk-B',3,0,0,'20261118125949-1795003171.2-0630393185-1002-Inbound.wav',0,1);
INSERT INTO call VALUES(3,1,'1795073983.3','2026111908394300003','ended',1795073983,3600,'call_id',1795073984,'inbound','0616997674',NULL,'0140000020','0140000020',NULL,'busy',1,1,0,1,NULL,'Trunk-B',1,0,0,NULL,0,1);
INSERT INTO call VALUES(4,1,'1795081475.4','2026111910443500004','ended',1795081475,3600,'call_id',1795081527,'inbound','0637790706',NULL,'0140000000','0140000000','1004','answered',0,27,20,52,'6401','Trunk-A',4,0,0,'20261119104502-1795081475.4-0637790706-1004-Inbound.wav',0,1);
INSERT INTO call VALUES(5,1,'1795085667.5','2026111911542700005','ended',1795085667,3600,'call_id',1795085687,'internal','1010','Jonas Weber','1002',NULL,'1002','answered',0,6,14,20,NULL,NULL,1,0,0,'20261119115433-1795085667.5-1010-1002-Internal.wav',0,1);
INSERT INTO call VALUES(6,1,'1795090110.6','2026111913083000006','ended',1795090110,3600,'call_id',1795090198,'outbound','1001','Alice Martin','0632592448',NULL,'0632592448','answered',0,9,79,88,NULL,'Trunk-B',1,0,0,'20261119130839-1795090110.6-1001-0632592448-Outbound.wav',0,1);
INSERT INTO call VALUES(7,1,'1795092595.7','2026111913495500007','ended',1795092595,3600,'call_id',1795092665,'inbound','0679576703',NULL,'0140000020','0140000020','1002','answered',0,10,60,70,NULL,'Trunk-B',1,0,0,'20261119135005-1795092595.7-0679576703-1002-Inbound.wav',0,1);
INSERT INTO call VALUES(8,1,'1795161853.8','2026112009041300008','ended',1795161853,3600,'call_id',1795161986,'inbound','0610599818',NULL,'0140000010','0140000010','1009','answered',0,5,128,133,NULL,'Trunk-A',1,0,0,'20261120090418-1795161853.8-0610599818-1009-Inbound.wav',0,1);
INSERT INTO call VALUES(9,1,'1795170118.9','2026112011215800009','ended',1795170118,3600,'call_id',1795170198,'inbound','0619396870',NULL,'0140000010','0140000010','1008','answered',0,24,56,80,'6401','Trunk-A',3,0,0,'20261120112222-1795170118.9-0619396870-1008-Inbound.wav',0,1);
INSERT INTO call VALUES(10,1,'1795170924.10','202611201135240000A','ended',1795170924,3600,'call_id',1795170956,'internal','1003','Chloé Dubois','1011',NULL,'1011','answered',0,7,25,32,NULL,NULL,1,0,0,'20261120113531-1795170924.10-1003-1011-Internal.wav',0,1);
INSERT INTO call VALUES(11,1,'1795204496.11','202611202054560000B','ended',1795204496,3600,'call_id',1795204736,'inbound','0631192917',NULL,'0140000000','0140000000','1006','answered',0,2,238,240,'6401','Trunk-A',2,0,0,'20261120205458-1795204496.11-0631192917-1006-Inbound.wav',0,1);
INSERT INTO call VALUES(12,1,'1795296075.12','202611212221150000C','ended',1795296075,3600,'call_id',1795296123,'inbound','0653385480',NULL,'0140000010','0140000010','1007','answered',0,28,20,48,'6401','Trunk-A',3,0,0,'20261121222143-1795296075.12-0653385480-1007-Inbound.wav',0,1);
INSERT INTO call VALUES(13,1,'1795365116.13','202611221731560000D','ended',1795365116,3600,'call_id',1795365125,'internal','1004','David O''Hara','1011',NULL,NULL,'no_answer',0,9,0,9,NULL,NULL,1,0,0,NULL,0,1);
INSERT INTO call VALUES(14,1,'1795372267.14','202611221931070000E','ended',1795372267,3600,'call_id',1795372275,'inbound','0676577708',NULL,'0140000020','0140000020',NULL,'no_answer',1,8,0,8,NULL,'Trunk-B',1,0,0,NULL,0,1);
INSERT INTO call VALUES(15,1,'1795417076.15','202611230757560000F','ended',1795417076,3600,'call_id',1795417090,'inbound','0622795731',NULL,'0140000020','0140000020','1002','answered',0,0,14,14,NULL,'Trunk-B',1,0,0,'20261123075756-1795417076.15-0622795731-1002-Inbound.wav',0,1);
INSERT INTO call VALUES(16,1,'1795417076.16','2026112307575600010','ended',1795417076,3600,'call_id',1795417088,'inbound','0612399215',NULL,'0140000010','0140000010','1009','answered',0,1,11,12,NULL,'Trunk-A',1,0,0,'20261123075757-1795417076.16-0612399215-1009-Inbound.wav',0,1);
INSERT INTO call VALUES(17,1,'1795417076.17','2026112307575600011','ended',1795417076,3600,'call_id',1795417084,'inbound','0648986954',NULL,'0140000000','0140000000','1009','answered',0,1,7,8,NULL,'Trunk-A',2,0,0,'20261123075757-1795417076.17-0648986954-1009-Inbound.wav',0,1);
INSERT INTO call VALUES(18,1,'1795417077.18','2026112307575700012','ended',1795417077,3600,'call_id',1795417078,'internal','1010','Jonas Weber','1002',NULL,NULL,'no_answer',0,1,0,1,NULL,NULL,1,0,0,NULL,0,1);
INSERT INTO call VALUES(19,1,'1795417077.19','2026112307575700013','ended',1795417077,3600,'call_id',1795417089,'inbound','0682975564',NULL,'0140000010','0140000010','1012','answered',0,1,11,12,NULL,'Trunk-A',1,0,0,'20261123075758-1795417077.19-0682975564-1012-Inbound.wav',0,1);
INSERT INTO call VALUES(20,1,'1795417078.20','2026112307575800014','ended',1795417078,3600,'call_id',1795417094,'inbound','0626394525',NULL,'0140000030','0140000030','1004','answered',0,1,15,16,'6400','Trunk-B',2,0,0,'20261123075759-1795417078.20-0626394525-1004-Inbound.wav',0,1);
INSERT INTO call VALUES(21,1,'1795417079.21','2026112307575900015','ended',1795417079,3600,'call_id',1795417099,'inbound','0620396535',NULL,'0140000000','0140000000','1003','answered',0,2,18,20,'6400','Trunk-A',3,0,0,'20261123075801-1795417079.21-0620396535-1003-Inbound.wav',0,1);
INSERT INTO call VALUES(22,1,'1795417080.22','2026112307580000016','ended',1795417080,3600,'call_id',1795417088,'internal','1008','Hugo Moreau','1003',NULL,'1003','answered',0,0,8,8,NULL,NULL,1,0,0,'20261123075800-1795417080.22-1008-1003-Internal.wav',0,1);
CREATE TABLE leg (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    call INTEGER NOT NULL REFERENCES call,
    leg INTEGER NOT NULL,           -- 1 is the first; 0: superseded, no leg any more, but its id stays its own
    event_cdr BLOB,                 -- identities of the CDRs behind the leg
    history_cdr BLOB,
    history_id TEXT,
    uid TEXT,
    started_at INTEGER,
    utc_offset INTEGER,
    time_source TEXT,
    caller TEXT,
    caller_name TEXT,
    callee TEXT,
    callee_name TEXT,
    callee_kind TEXT,
    callee_kind_reason TEXT,
    direction TEXT,
    disposition TEXT,
    duration_seconds INTEGER,
    ring_seconds INTEGER,
    talk_seconds INTEGER,
    queue_wait_seconds INTEGER,
    src_trunk TEXT,
    dst_trunk TEXT,
    did TEXT,
    did_name TEXT,
    dod TEXT,
    pin_code TEXT,
    recording TEXT,
    hangup_side TEXT,
    started_local TEXT GENERATED ALWAYS AS (datetime(started_at + utc_offset, 'unixepoch')) VIRTUAL
) STRICT;
INSERT INTO leg VALUES(1,1,1,NULL,X'4b65328dee4896e46b2e811e231eb9431606c21aee948889aca14cca092c6e12','6AFD6985-00000011','2026111810015700001',1794992517,3600,'timestamp','0659983269',NULL,'1003','Chloé Dubois','extension','extension list','inbound','no_answer',16,16,0,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(2,2,1,NULL,X'36f9288b967810d1be2c35b8ded49eca160acb7a02c05ee04c0fae7cfbbe9e96','6AFD9323-00000021','2026111812593100002',1795003171,3600,'timestamp','0630393185',NULL,'6200','Welcome','ivr','name "IVR Welcome<6200>"','inbound','answered',9,NULL,9,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(3,2,2,NULL,X'd520601e68b8dde7eb6dd1f09336f8ac81c7f322fe16fef496811e727d8ddec9','6AFD9323-00000022','2026111812593100002',1795003180,3600,'timestamp','0630393185',NULL,'6400','Support','queue','queue list','inbound','answered',63,9,54,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(4,2,3,NULL,X'040315faf767e2cfd981f65110f35f9dc6f43b7ea01ab7391e36b91bd528cd52','6AFD9323-00000023','2026111812593100002',1795003183,3600,'timestamp','0630393185',NULL,'1002','Bruno Keller','extension','extension list','inbound','answered',60,6,54,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261118125949-1795003171.2-0630393185-1002-Inbound.wav','caller');
INSERT INTO leg VALUES(5,3,1,NULL,X'02e7a2cb90af436ae92eef633740cb7a4c04bc67425675ff95b907f43a46b994','6AFEA7BF-00000031','2026111908394300003',1795073983,3600,'timestamp','0616997674',NULL,'1012','Léo "Bis" Petit','extension','extension list','inbound','busy',1,NULL,0,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(6,4,1,NULL,X'966732ed5fcfa1df2035e2f8859feb71e9d9a0c78b3e828db68d436040bd4a59','6AFEC503-00000041','2026111910443500004',1795081475,3600,'timestamp','0637790706',NULL,'6200','Welcome','ivr','name "IVR Welcome<6200>"','inbound','answered',8,NULL,8,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(7,4,2,NULL,X'ff403b4b2d5bbacf46fe11f8794564f61f01c3bc01ae650d55cdcf1c9f849e1c','6AFEC503-00000042','2026111910443500004',1795081483,3600,'timestamp','0637790706',NULL,'6401','Sales','queue','queue list','inbound','answered',39,19,20,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(8,4,3,NULL,X'acea47520d46d46572b1131412f4adb1d98739d89fe61575b1baf4f6ec36d24e','6AFEC503-00000043','2026111910443500004',1795081488,3600,'timestamp','0637790706',NULL,'1004','David O''Hara','extension','extension list','inbound','answered',34,14,20,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261119104502-1795081475.4-0637790706-1004-Inbound.wav','callee');
INSERT INTO leg VALUES(9,4,4,NULL,X'507082152661c8a6375e47722c1a114b60c3ffc3589da2e0ba83d054f7d366f3','6AFEC503-00000044','2026111910443500004',1795081522,3600,'timestamp','0637790706',NULL,'Satisfaction Survey',NULL,'other','name "Satisfaction Survey"','inbound','answered',5,NULL,5,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(10,5,1,NULL,X'd3f4c4b420eae0161226b65e21992c86f50b2dd63365f4b9e79c8ada9292b9bb','6AFED563-00000051','2026111911542700005',1795085667,3600,'timestamp','1010','Jonas Weber','1002','Bruno Keller','extension','extension list','internal','answered',20,6,14,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261119115433-1795085667.5-1010-1002-Internal.wav','callee');
INSERT INTO leg VALUES(11,6,1,NULL,X'dd7bb458fdc60502d6dc6675df122bbd1158de2bb37a653f49657703fde5fcec','6AFEE6BE-00000061','2026111913083000006',1795090110,3600,'timestamp','1001','Alice Martin','0632592448',NULL,'external','destination trunk','outbound','answered',88,9,79,NULL,NULL,'Trunk-B',NULL,NULL,'0140000020',NULL,'20261119130839-1795090110.6-1001-0632592448-Outbound.wav','caller');
INSERT INTO leg VALUES(12,7,1,NULL,X'47aad68dd6a24a3f2a0d5dd57363446e7fd1cf7096c6f606d36937b17132b658','6AFEF073-00000071','2026111913495500007',1795092595,3600,'timestamp','0679576703',NULL,'1002','Bruno Keller','extension','extension list','inbound','answered',70,10,60,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261119135005-1795092595.7-0679576703-1002-Inbound.wav','caller');
INSERT INTO leg VALUES(13,8,1,NULL,X'8eed9e77ac70df9cdc9c915bb2a57d97825d8ea7b1f617f5718ec5751615e0b2','6AFFFEFD-00000081','2026112009041300008',1795161853,3600,'timestamp','0610599818',NULL,'1009','Inès Ferrand','extension','extension list','inbound','answered',133,5,128,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120090418-1795161853.8-0610599818-1009-Inbound.wav','caller');
INSERT INTO leg VALUES(14,9,1,NULL,X'4a22a6d8f0e1a28f0fa78bebdd04307ea9860b84f0c805a78f128f3b5b14965e','6B001F46-00000091','2026112011215800009',1795170118,3600,'timestamp','0619396870',NULL,'6200','Welcome','ivr','name "IVR Welcome<6200>"','inbound','answered',5,NULL,5,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(15,9,2,NULL,X'3267afc2fe722a526d4e0759cd5094a321caa09eb88925109acbcb4c78bd96ce','6B001F46-00000092','2026112011215800009',1795170123,3600,'timestamp','0619396870',NULL,'6401','Sales','queue','queue list','inbound','answered',75,19,56,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(16,9,3,NULL,X'07e18a798193cc76b7026cf7b22ecf073dbd330c5516a60659388a0d76abfe85','6B001F46-00000093','2026112011215800009',1795170133,3600,'timestamp','0619396870',NULL,'1008','Hugo Moreau','extension','extension list','inbound','answered',65,9,56,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120112222-1795170118.9-0619396870-1008-Inbound.wav','caller');
INSERT INTO leg VALUES(17,10,1,NULL,X'd52c1e940c07d6ba0ccc1889b9404c34999597e23499694a9d05b816b115ee54','6B00226C-000000A1','202611201135240000A',1795170924,3600,'timestamp','1003','Chloé Dubois','1011','Katarzyna Wójcik','extension','extension list','internal','answered',32,7,25,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261120113531-1795170924.10-1003-1011-Internal.wav','caller');
INSERT INTO leg VALUES(18,11,1,NULL,X'b5f48c3ff7e4a61209420e8fe500ab168ef2cb12e9506500a28c386575d03e61','6B00A590-000000B1','202611202054560000B',1795204496,3600,'timestamp','0631192917',NULL,'6401','Sales','queue','queue list','inbound','answered',240,2,238,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'callee');
INSERT INTO leg VALUES(19,11,2,NULL,X'c64627b93b2323f3666980e8e17602ebfe1a959ab5712c9c96ac17315e523156','6B00A590-000000B2','202611202054560000B',1795204496,3600,'timestamp','0631192917',NULL,'1006','Farid Haddad','extension','extension list','inbound','answered',240,2,238,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261120205458-1795204496.11-0631192917-1006-Inbound.wav','caller');
INSERT INTO leg VALUES(20,12,1,NULL,X'bcf3f1731dd301c91817235cd164ad5995229394822a4817050044621d2ca396','6B020B4B-000000C1','202611212221150000C',1795296075,3600,'timestamp','0653385480',NULL,'6200','Welcome','ivr','name "IVR Welcome<6200>"','inbound','answered',7,NULL,7,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(21,12,2,NULL,X'6b23d5f31ab5eaff765a9642145d5e9f1bad3e362736df051519e5fc60bb9213','6B020B4B-000000C2','202611212221150000C',1795296082,3600,'timestamp','0653385480',NULL,'6401','Sales','queue','queue list','inbound','answered',41,21,20,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(22,12,3,NULL,X'7988206ca6c51240afc4f76ba743f513bee9ee53ddecfaf404ebbb858ade5cde','6B020B4B-000000C3','202611212221150000C',1795296092,3600,'timestamp','0653385480',NULL,'1007','Greta Lindqvist','extension','extension list','inbound','answered',31,11,20,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261121222143-1795296075.12-0653385480-1007-Inbound.wav','callee');
INSERT INTO leg VALUES(23,13,1,NULL,X'3ee8d55a040cbafd0eeb1743fda7fcecfe286bc73e80a21f283b901800b5008d','6B0318FC-000000D1','202611221731560000D',1795365116,3600,'timestamp','1004','David O''Hara','1011','Katarzyna Wójcik','extension','extension list','internal','no_answer',9,9,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(24,14,1,NULL,X'0d9182d2deacdba2b694d0efaa1a9a9860940c94a7171d4dab911f67ae46a93d','6B0334EB-000000E1','202611221931070000E',1795372267,3600,'timestamp','0676577708',NULL,'1012','Léo "Bis" Petit','extension','extension list','inbound','no_answer',8,8,0,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(25,18,1,X'16809cf7a4dc7e15bc3fda725997355c76019ccb9cba4da64191e2a8c2f07f45',X'c0c1afa5b4a65c847ba1b7aa54741191ccf60e414ad641c8745f486f35800fc1','6B03E3F5-00000121','2026112307575700012',1795417077,3600,'timestamp','1010','Jonas Weber','1002','Bruno Keller','extension','extension list','internal','no_answer',1,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(26,17,1,X'3fd7eaba3169e915c6c101fd6a3c1d734195ce91a51bf3f6618889437381278b',X'1e1a0f09bdff9ac83e0a8e34e6f3e6b3e9716a8a3ae5dc431f5a9da2432d712f','6B03E3F4-00000111','2026112307575600011',1795417076,3600,'timestamp','0648986954',NULL,'6300','Office','ring_group','name "RingGroup Office<6300>"','inbound','answered',8,1,7,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(27,17,2,X'a0eaf94f0e1175100b6950fd37f152d8a8212e9867fa8d8ffa866f876232be53',X'219bdf2495cebe7611d5a76b263508457ceaa9241b3d3a3dc51ab9c46b860cb2','6B03E3F4-00000112','2026112307575600011',1795417076,3600,'timestamp','0648986954',NULL,'1009','Inès Ferrand','extension','extension list','inbound','answered',8,1,7,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261123075757-1795417076.17-0648986954-1009-Inbound.wav','caller');
INSERT INTO leg VALUES(28,16,1,X'7fb74693c8217874d66cf183e20290b1c2106fe67c88e0c1c0e667a8f25c82b2',X'e4399d26c85652eda89a296f4dd4e4e2829758aa5dd78313aff278a15eb835d3','6B03E3F4-00000101','2026112307575600010',1795417076,3600,'timestamp','0612399215',NULL,'1009','Inès Ferrand','extension','extension list','inbound','answered',12,1,11,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261123075757-1795417076.16-0612399215-1009-Inbound.wav','caller');
INSERT INTO leg VALUES(29,22,1,X'4087d5c7c17fcbbba5696b667d3fe1377abc95fa7261d84e2c0587d614c1f96c',X'86a02a67279adeb6cf9720ee58507e3e3158751ff3066464ad8a210d427e70a8','6B03E3F8-00000161','2026112307580000016',1795417080,3600,'timestamp','1008','Hugo Moreau','1003','Chloé Dubois','extension','extension list','internal','answered',8,NULL,8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261123075800-1795417080.22-1008-1003-Internal.wav','callee');
INSERT INTO leg VALUES(30,19,1,X'3eb9a5f3c6106639067492ba648b6d3f08a2d47d3d33542bebcf47bb3f832149',X'167964a452a3a07ee83a0288fccf95af73e47eba5150c2a95f51510549d4ac52','6B03E3F5-00000131','2026112307575700013',1795417077,3600,'timestamp','0682975564',NULL,'1012','Léo "Bis" Petit','extension','extension list','inbound','answered',12,1,11,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261123075758-1795417077.19-0682975564-1012-Inbound.wav','callee');
INSERT INTO leg VALUES(31,15,1,X'e3790a80c5e19988341398e128ce6e9594be32c01c2467031e6622e869551d31',X'507306e96903649401c717a34f5972530475732329b0b606bed4273cd3d41ccd','6B03E3F4-000000F1','202611230757560000F',1795417076,3600,'timestamp','0622795731',NULL,'1002','Bruno Keller','extension','extension list','inbound','answered',14,NULL,14,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261123075756-1795417076.15-0622795731-1002-Inbound.wav','callee');
INSERT INTO leg VALUES(32,20,1,X'5010eb440402807ff4bee327436e8f05937faf6e0aa4ab488abfa0d6904c03d8',X'ac7a11f81013b692108f830b06a92b40161e470cc970478a397401bca9574f8f','6B03E3F6-00000141','2026112307575800014',1795417078,3600,'timestamp','0626394525',NULL,'6400','Support','queue','queue list','inbound','answered',16,1,15,0,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,NULL,'callee');
INSERT INTO leg VALUES(33,20,2,X'6bca1e77e86bde94c63093ddb51e037e2ecca78d9c5af7d065424fdea5649714',X'ca33c71caf644a4cb9cb07250fd5b8a69c7259841a518e0b0f5a3042527920e3','6B03E3F6-00000142','2026112307575800014',1795417078,3600,'timestamp','0626394525',NULL,'1004','David O''Hara','extension','extension list','inbound','answered',16,1,15,1,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,'20261123075759-1795417078.20-0626394525-1004-Inbound.wav','caller');
INSERT INTO leg VALUES(34,21,1,X'b56ddfbc2addd9deeeff47236bff2c70266bb4f4149018656f11f3d7dae17ec5',NULL,NULL,'2026112307575900015',1795417079,3600,'uid','0620396535',NULL,'6200',NULL,'other','call path','inbound','answered',1,NULL,1,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(35,21,2,X'e4ebb7d159b73f49f0245c398447512297ba730f3b096e97d4b8d3ea456b0167',NULL,NULL,'2026112307575900015',1795417080,3600,'uid','0620396535',NULL,'6400',NULL,'queue','queue list','inbound','answered',19,NULL,18,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(36,21,3,X'9da6f29f196d90e279219db207f21fbf37547cf69d976fe86204394e66da6972',NULL,NULL,'2026112307575900015',1795417080,3600,'uid','0620396535',NULL,'1003',NULL,'extension','extension list','inbound','answered',19,NULL,18,1,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261123075801-1795417079.21-0620396535-1003-Inbound.wav',NULL);
CREATE TABLE offer (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    extension TEXT NOT NULL,
    channel_id TEXT,
    path TEXT,
    rang_at INTEGER,
    answered_at INTEGER,
    ended_at INTEGER,
    result TEXT,
    ring_seconds INTEGER,
    hold_seconds INTEGER,
    estimated INTEGER NOT NULL
) STRICT;
INSERT INTO offer VALUES(1,1,'1003',NULL,NULL,1794992517,NULL,1794992533,'caller_gave_up',16,NULL,0);
INSERT INTO offer VALUES(2,2,'1002',NULL,'6400',1795003183,1795003189,1795003243,'answered',6,NULL,0);
INSERT INTO offer VALUES(3,4,'1004',NULL,'6401',1795081488,1795081502,1795081522,'answered',14,NULL,0);
INSERT INTO offer VALUES(4,5,'1002',NULL,NULL,1795085667,1795085673,1795085687,'answered',6,NULL,0);
INSERT INTO offer VALUES(5,7,'1002',NULL,NULL,1795092595,1795092605,1795092665,'answered',10,NULL,0);
INSERT INTO offer VALUES(6,8,'1009',NULL,NULL,1795161853,1795161858,1795161986,'answered',5,NULL,0);
INSERT INTO offer VALUES(7,9,'1008',NULL,'6401',1795170133,1795170142,1795170198,'answered',9,NULL,0);
INSERT INTO offer VALUES(8,10,'1011',NULL,NULL,1795170924,1795170931,1795170956,'answered',7,NULL,0);
INSERT INTO offer VALUES(9,11,'1006',NULL,'6401',1795204496,1795204498,1795204736,'answered',2,NULL,0);
INSERT INTO offer VALUES(10,12,'1007',NULL,'6401',1795296092,1795296103,1795296123,'answered',11,NULL,0);
INSERT INTO offer VALUES(11,13,'1011',NULL,NULL,1795365116,NULL,1795365125,'caller_gave_up',9,NULL,0);
INSERT INTO offer VALUES(12,14,'1012',NULL,NULL,1795372267,NULL,1795372275,'caller_gave_up',8,NULL,0);
INSERT INTO offer VALUES(24,18,'1002','PJSIP/1002-00000122',NULL,1795417077,NULL,1795417078,'caller_gave_up',1,NULL,0);
INSERT INTO offer VALUES(34,16,'1009','PJSIP/1009-00000102',NULL,1795417076,1795417077,1795417088,'answered',1,0,0);
INSERT INTO offer VALUES(35,17,'1010','PJSIP/1010-00000113','6300',1795417076,NULL,1795417077,'elsewhere',1,NULL,1);
INSERT INTO offer VALUES(36,17,'1011','PJSIP/1011-00000114','6300',1795417076,NULL,1795417077,'elsewhere',1,NULL,1);
INSERT INTO offer VALUES(37,17,'1009','PJSIP/1009-00000112','6300',1795417076,1795417077,1795417084,'answered',1,0,0);
INSERT INTO offer VALUES(38,22,'1003','PJSIP/1003-00000162',NULL,1795417080,1795417080,1795417088,'answered',0,0,0);
INSERT INTO offer VALUES(39,19,'1012','PJSIP/1012-00000132',NULL,1795417077,1795417078,1795417089,'answered',1,0,0);
INSERT INTO offer VALUES(40,15,'1002','PJSIP/1002-000000f2',NULL,1795417076,1795417076,1795417090,'answered',0,0,0);
INSERT INTO offer VALUES(41,20,'1001','PJSIP/1001-00000143','6400',1795417078,NULL,1795417079,'elsewhere',1,NULL,1);
INSERT INTO offer VALUES(42,20,'1003','PJSIP/1003-00000144','6400',1795417078,NULL,1795417079,'elsewhere',1,NULL,1);
INSERT INTO offer VALUES(43,20,'1004','PJSIP/1004-00000142','6400',1795417078,1795417079,1795417094,'answered',1,0,0);
INSERT INTO offer VALUES(44,21,'1003','PJSIP/1003-00000152','6400',1795417080,1795417081,1795417099,'answered',1,0,0);
CREATE TABLE call_hour (
    pbx INTEGER NOT NULL REFERENCES pbx,
    local_date TEXT NOT NULL,
    local_hour INTEGER NOT NULL,
    utc_offset INTEGER NOT NULL,
    direction TEXT NOT NULL,        -- '' when unknown: a key has no NULL
    outcome TEXT NOT NULL,
    calls INTEGER NOT NULL,
    missed INTEGER NOT NULL,
    talk_seconds INTEGER NOT NULL,
    wait_calls INTEGER NOT NULL,    -- calls whose wait is known
    wait_seconds INTEGER NOT NULL,
    duration_seconds INTEGER NOT NULL,
    PRIMARY KEY (pbx, local_date, local_hour, utc_offset, direction, outcome)
) STRICT, WITHOUT ROWID;
INSERT INTO call_hour VALUES(1,'2026-11-18',10,3600,'inbound','no_answer',1,1,0,1,16,16);
INSERT INTO call_hour VALUES(1,'2026-11-18',12,3600,'inbound','answered',1,0,54,1,18,72);
INSERT INTO call_hour VALUES(1,'2026-11-19',8,3600,'inbound','busy',1,1,0,1,1,1);
INSERT INTO call_hour VALUES(1,'2026-11-19',10,3600,'inbound','answered',1,0,20,1,27,52);
INSERT INTO call_hour VALUES(1,'2026-11-19',11,3600,'internal','answered',1,0,14,1,6,20);
INSERT INTO call_hour VALUES(1,'2026-11-19',13,3600,'inbound','answered',1,0,60,1,10,70);
INSERT INTO call_hour VALUES(1,'2026-11-19',13,3600,'outbound','answered',1,0,79,1,9,88);
INSERT INTO call_hour VALUES(1,'2026-11-20',9,3600,'inbound','answered',1,0,128,1,5,133);
INSERT INTO call_hour VALUES(1,'2026-11-20',11,3600,'inbound','answered',1,0,56,1,24,80);
INSERT INTO call_hour VALUES(1,'2026-11-20',11,3600,'internal','answered',1,0,25,1,7,32);
INSERT INTO call_hour VALUES(1,'2026-11-20',20,3600,'inbound','answered',1,0,238,1,2,240);
INSERT INTO call_hour VALUES(1,'2026-11-21',22,3600,'inbound','answered',1,0,20,1,28,48);
INSERT INTO call_hour VALUES(1,'2026-11-22',17,3600,'internal','no_answer',1,0,0,1,9,9);
INSERT INTO call_hour VALUES(1,'2026-11-22',19,3600,'inbound','no_answer',1,1,0,1,8,8);
INSERT INTO call_hour VALUES(1,'2026-11-23',7,3600,'inbound','answered',6,0,76,6,6,82);
INSERT INTO call_hour VALUES(1,'2026-11-23',7,3600,'internal','answered',1,0,8,1,0,8);
INSERT INTO call_hour VALUES(1,'2026-11-23',7,3600,'internal','no_answer',1,0,0,1,1,1);
CREATE TABLE metric_definition (
    metric TEXT PRIMARY KEY, unit TEXT, definition TEXT NOT NULL, formula TEXT, variants TEXT
) STRICT;
INSERT INTO metric_definition VALUES('calls','count','Callers'' whole journeys that began in the period; transfers and queues do not multiply them.','count of calls by started_at','counting legs or offers gives other, larger figures');
INSERT INTO metric_definition VALUES('live_calls','count','Calls of the period that have not ended; they have no outcome yet and are in no rate.','count of calls where state = ''live''',NULL);
INSERT INTO metric_definition VALUES('outcome','count','How a call ended for its caller: answered by a person, voicemail, abandoned in a queue, no answer, busy, or failed.','count of calls by outcome',NULL);
INSERT INTO metric_definition VALUES('answered_calls','count','Calls that a person answered; an IVR, a queue or voicemail is none.','count of calls where outcome = ''answered''','a PBX''s bill counts calls as answered that only an IVR or voicemail took');
INSERT INTO metric_definition VALUES('abandoned_calls','count','Inbound calls that reached a queue and ended before a person answered anywhere.','count of calls where outcome = ''abandoned''','per queue: the caller left that queue, and may have been answered elsewhere later');
INSERT INTO metric_definition VALUES('missed_calls','count','Inbound calls that no person answered, voicemail included.','count of calls where missed = 1','strict: without voicemail and without callers who gave up within 5 seconds');
INSERT INTO metric_definition VALUES('answer_rate','ratio','Answered calls out of all calls that have ended; without any there is no rate.','answered_calls / (calls - live_calls)',NULL);
INSERT INTO metric_definition VALUES('talk_time','seconds','Conversation with people, counted once though the PBX repeats it on several records.','sum of talk_seconds',NULL);
INSERT INTO metric_definition VALUES('mean_talk_time','seconds','Talk time shared out over answered calls.','talk_time / answered_calls','also called ATT, ALOC or average call duration (ACD); in minutes on trunks');
INSERT INTO metric_definition VALUES('wait_time','seconds','From the call''s start to the first person''s answer, or to its end when there was none; IVR and queue are part of it, so that it is not ringing time.','wait_seconds','from the entry into the queue');
INSERT INTO metric_definition VALUES('asa','seconds','Average speed of answer: the wait of answered calls, shared out over them.','sum of wait_seconds of answered calls / answered calls with a known wait','median, 90th percentile, longest; from the entry into the queue');
INSERT INTO metric_definition VALUES('call_duration','seconds','From the call''s start to its end.','duration_seconds',NULL);
INSERT INTO metric_definition VALUES('change','ratio','How many more calls than in the period before, which is as long; whole months compare with whole months, and a period that goes on with as much of the one before.','(calls - previous_calls) / previous_calls',NULL);
INSERT INTO metric_definition VALUES('transfers','count','How often the answering person changed after the first answer.','sum of transfer_count','proven only: where transfer_proven = 1');
INSERT INTO metric_definition VALUES('transfer_rate','ratio','Answered calls in which the answering person changed, out of answered calls; a group of phones ringing for the first answer is no transfer.','count of calls where transfer_count > 0 / answered_calls','moves from queue to queue');
INSERT INTO metric_definition VALUES('routing_time','seconds','Time before the first person''s answer, and the number of calls in which it exceeded a limit.','wait_seconds of answered calls; count where wait_seconds > 30','limits of 30, 45 or 60 seconds');
INSERT INTO metric_definition VALUES('wait_distribution','count','Calls by length of wait, answered and abandoned side by side.','count of calls by wait_seconds up to 10, 20, 30, 60, 120, 300, and more','other limits');
INSERT INTO metric_definition VALUES('heat_map','count','Calls by weekday and hour of local time, shared out over how often that weekday lies in the period.','calls of weekday and hour / occurrences of the weekday','missed calls or service level instead; quarters of an hour');
INSERT INTO metric_definition VALUES('peak_concurrency','count','The most calls that were going on at one instant, when that was, and for how long; a call that ends as another starts does not overlap it.','maximum of calls started and not yet ended, over exact instants','answered only; per trunk; with internal calls');
INSERT INTO metric_definition VALUES('repeat_callers','count','Outside numbers that called again soon; few of them hint at problems solved at the first call.','count of numbers with another inbound call within 24 hours','within 7 days; the same queue only');
INSERT INTO metric_definition VALUES('legs','count','Routing stages of calls, one for each call detail record: an extension''s are those it called or was called in.','count of legs by their own started_at',NULL);
INSERT INTO metric_definition VALUES('answered_legs','count','Legs that were answered.','count of legs where disposition = ''answered''',NULL);
INSERT INTO metric_definition VALUES('missed_legs','count','Legs that ended without an answer, and neither busy nor in voicemail.','count of legs where disposition is none of answered, busy, voicemail',NULL);
INSERT INTO metric_definition VALUES('busy_legs','count','Legs that found the other side busy.','count of legs where disposition = ''busy''',NULL);
INSERT INTO metric_definition VALUES('voicemail_legs','count','Legs that voicemail took.','count of legs where disposition = ''voicemail''',NULL);
INSERT INTO metric_definition VALUES('leg_answer_rate','ratio','Answered legs out of all legs of the extension.','answered_legs / legs',NULL);
INSERT INTO metric_definition VALUES('leg_talk_time','seconds','Talk of the extension''s answered legs.','sum of talk_seconds of answered legs',NULL);
INSERT INTO metric_definition VALUES('mean_leg_talk_time','seconds','Talk shared out over answered legs.','leg_talk_time / answered_legs',NULL);
INSERT INTO metric_definition VALUES('longest_leg_talk_time','seconds','The longest talk of one leg.','maximum of talk_seconds of answered legs',NULL);
INSERT INTO metric_definition VALUES('offers','count','Ringings of one phone.','count of offers',NULL);
INSERT INTO metric_definition VALUES('answered_offers','count','Ringings that this phone answered.','count of offers where result = ''answered''',NULL);
INSERT INTO metric_definition VALUES('missed_offers','count','Ringings that ended unanswered while the caller was still there; where another phone took the call, it is counted elsewhere.','count of offers where result = ''missed''','only where nobody else answered; an agent''s missed offers may exceed the missed calls of all');
INSERT INTO metric_definition VALUES('queue_offered','count','Calls that entered the queue in the period.','count of calls with a leg to the queue','without short abandons; without calls that overflowed elsewhere');
INSERT INTO metric_definition VALUES('short_abandons','count','Abandoned calls whose caller waited no longer than 5 seconds.','count of abandoned calls where wait_seconds <= 5','another limit, customarily 5 or 6 seconds; in or out of denominators');
INSERT INTO metric_definition VALUES('abandon_rate','ratio','Abandoned calls out of those offered, both without short abandons.','(abandoned_calls - short_abandons) / (queue_offered - short_abandons)','with short abandons in both');
INSERT INTO metric_definition VALUES('service_level','ratio','Calls answered within 20 seconds out of all offered; the usual aim is 80 percent.','count of answered calls where wait_seconds <= 20 / queue_offered','(1) all abandons count as offered: meant here; (2) short abandons left out; (3) abandons within the limit left out; (4) answered calls only; (5) abandons within the limit count as met');
INSERT INTO metric_definition VALUES('satisfaction','score','The mean of the answers to the survey after calls, how many callers answered, and how the answers spread.','mean of surveys.result; count of surveys / surveyed calls',NULL);
INSERT INTO metric_definition VALUES('aht','seconds','Talk, hold and wrap-up shared out over answered calls; a report says which of the three the PBX tells.','(talk + hold + wrap-up) / answered_calls','talk only');
INSERT INTO metric_definition VALUES('occupancy','ratio','The share of an agent''s available time spent on calls.','(talk + hold + wrap-up) / (logged-in time - pauses)','pauses left in the denominator');
INSERT INTO metric_definition VALUES('utilisation','ratio','The share of an agent''s whole logged-in time, pauses included, spent on calls.','(talk + hold + wrap-up) / logged-in time',NULL);
INSERT INTO metric_definition VALUES('agent_time','seconds','How long an agent was logged in, paused and why, ringing, talking, and wrapping up.','sums of the agent''s states','per queue');
INSERT INTO metric_definition VALUES('asr','ratio','Outbound calls answered out of those attempted on a trunk.','answered outbound calls / outbound calls of the trunk','network effectiveness (NER): busy and unanswered phones count as reached');
INSERT INTO metric_definition VALUES('trunk_occupancy','erlang','How many of a trunk''s lines were in use on average; the busy hour is the highest 60 minutes in a row.','sum of seconds in use / seconds of the period','hours of the clock instead of any 60 minutes');
INSERT INTO metric_definition VALUES('returned_missed_calls','count','Missed calls whose caller has had an answered call since, in either direction, before the period''s end.','count of missed calls with a later answered call of the same outside number','within a fixed time; only calls back');
INSERT INTO metric_definition VALUES('unreturned_missed_calls','count','Missed calls from outside whose caller has not been spoken with since.','missed_calls - returned_missed_calls','a later call by the same caller that was answered settles it: meant here, or not');
INSERT INTO metric_definition VALUES('response_time','seconds','From a missed call to the first answered call with the same number.','started_at of that call - started_at of the missed call','to the first attempt, answered or not');
INSERT INTO metric_definition VALUES('return_attempts','count','Outbound calls to a missed caller that nobody answered, before the one that was.','count of later outbound calls not answered',NULL);
INSERT INTO metric_definition VALUES('day_status','word','complete: after the day''s end the PBX counted as many legs as the archive; partial: the counts differ; unproven: not compared yet.','coverage.status',NULL);
INSERT INTO metric_definition VALUES('connected_time','seconds','How long the feed of live events was connected and acknowledged.','coverage.connected_seconds',NULL);
INSERT INTO metric_definition VALUES('gap_time','seconds','How long it was not, from the first connection on, repaired or not.','coverage.gap_seconds',NULL);
INSERT INTO metric_definition VALUES('gaps','count','Intervals without a live feed.','count of gaps',NULL);
INSERT INTO metric_definition VALUES('open_gaps','count','Gaps that no reconciliation with the PBX''s history has covered yet.','count of gaps where repair = ''pending''',NULL);
INSERT INTO metric_definition VALUES('pbx_legs','count','Call detail records of the day by the PBX''s own count.','coverage.pbx_legs',NULL);
INSERT INTO metric_definition VALUES('archive_legs','count','Call detail records of the day in the archive.','coverage.archive_legs',NULL);
INSERT INTO metric_definition VALUES('quarantined_frames','count','Received frames that could not be understood; they are kept, with the reason.','count of events where status = ''quarantined''',NULL);
INSERT INTO metric_definition VALUES('coverage_share','ratio','The share of the period, so far as it has passed, with the feed connected or since reconciled.','covered seconds / seconds passed, summed over PBXs','a complete day counts whole, whatever gaps it has');
CREATE TABLE column_description (
    view TEXT NOT NULL, column_name TEXT NOT NULL, description TEXT NOT NULL, PRIMARY KEY (view, column_name)
) STRICT;
INSERT INTO column_description VALUES('calls','id','Number of the call in this file; never changes and is never used again.');
INSERT INTO column_description VALUES('calls','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('calls','pbx_serial','Serial number of the PBX, as it tells it.');
INSERT INTO column_description VALUES('calls','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('calls','state','live or ended.');
INSERT INTO column_description VALUES('calls','started_at','When the call began: Unix seconds, UTC.');
INSERT INTO column_description VALUES('calls','started_local','When the call began, on the PBX''s clock: YYYY-MM-DD HH:MM:SS.');
INSERT INTO column_description VALUES('calls','local_date','Day of the start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('calls','local_hour','Hour of the start on the PBX''s clock, 0 to 23.');
INSERT INTO column_description VALUES('calls','local_weekday','Weekday of the start on the PBX''s clock: 0 is Monday, 6 is Sunday.');
INSERT INTO column_description VALUES('calls','ended_at','When the call ended: Unix seconds, UTC; NULL while it is live.');
INSERT INTO column_description VALUES('calls','direction','inbound, outbound or internal, by the call''s first leg.');
INSERT INTO column_description VALUES('calls','caller','Number of the caller, as the PBX gives it.');
INSERT INTO column_description VALUES('calls','caller_name','Name of the caller, where the PBX gives one.');
INSERT INTO column_description VALUES('calls','dialed','What the caller first dialled: the DID of an inbound call that has one.');
INSERT INTO column_description VALUES('calls','did','The PBX''s own outside number that an inbound call came in on.');
INSERT INTO column_description VALUES('calls','answered_by','Number of the first person who answered; never an IVR, a queue or voicemail.');
INSERT INTO column_description VALUES('calls','outcome','answered, voicemail, abandoned, no_answer, busy or failed, as the caller met it; NULL while live.');
INSERT INTO column_description VALUES('calls','missed','1: inbound and not answered by a person; else 0; NULL while live.');
INSERT INTO column_description VALUES('calls','wait_seconds','From the start to the first person''s answer, or to the end when there was none; NULL: can''t be known.');
INSERT INTO column_description VALUES('calls','talk_seconds','Conversation with people, counted once.');
INSERT INTO column_description VALUES('calls','duration_seconds','From the start to the end; NULL while live.');
INSERT INTO column_description VALUES('calls','queue','Number of the first queue that the call reached.');
INSERT INTO column_description VALUES('calls','trunk','The trunk that the call came in or went out by.');
INSERT INTO column_description VALUES('calls','leg_count','How many legs the call has.');
INSERT INTO column_description VALUES('calls','transfer_count','How often the answering person changed after the first answer.');
INSERT INTO column_description VALUES('calls','transfer_proven','1: a transfer event or the channels prove each of transfer_count; else 0.');
INSERT INTO column_description VALUES('calls','recording','File name of the recording, where there is one.');
INSERT INTO column_description VALUES('calls','rule_version','Version of the rules by which the row was derived; 0: not yet.');
INSERT INTO column_description VALUES('calls','uid','The PBX''s identifier of the call in its history.');
INSERT INTO column_description VALUES('calls','estimated','1: a time or duration rests on when frames were received, because no record tells.');
INSERT INTO column_description VALUES('calls','time_source','How started_at was found: timestamp, uid, call_id, information, zone, or received (an estimate).');
INSERT INTO column_description VALUES('calls','utc_offset','Seconds to add to UTC for the PBX''s local time at the start.');
INSERT INTO column_description VALUES('legs','id','Number of the leg in this file; never changes and is never used again.');
INSERT INTO column_description VALUES('legs','call','The call that it is a stage of: calls.id.');
INSERT INTO column_description VALUES('legs','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('legs','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('legs','leg','Place in the call, 1 being the first.');
INSERT INTO column_description VALUES('legs','started_at','When the leg began: Unix seconds, UTC.');
INSERT INTO column_description VALUES('legs','started_local','When the leg began, on the PBX''s clock: YYYY-MM-DD HH:MM:SS.');
INSERT INTO column_description VALUES('legs','caller','Number of the calling side, as the PBX gives it.');
INSERT INTO column_description VALUES('legs','caller_name','Name of the calling side, where the PBX gives one.');
INSERT INTO column_description VALUES('legs','callee','Number of the called side, as the PBX gives it.');
INSERT INTO column_description VALUES('legs','callee_name','Name of the called side, where the PBX gives one.');
INSERT INTO column_description VALUES('legs','callee_kind','extension, queue, ivr, ring_group, voicemail, external or other.');
INSERT INTO column_description VALUES('legs','direction','inbound, outbound or internal.');
INSERT INTO column_description VALUES('legs','disposition','answered, no_answer, busy, failed, voicemail, abandoned, or the PBX''s own word in lower case.');
INSERT INTO column_description VALUES('legs','duration_seconds','From the leg''s start to its end.');
INSERT INTO column_description VALUES('legs','ring_seconds','How long the callee''s phone rang; NULL where the PBX does not say.');
INSERT INTO column_description VALUES('legs','talk_seconds','From the answer to the end.');
INSERT INTO column_description VALUES('legs','queue_wait_seconds','How long the caller waited in the queue.');
INSERT INTO column_description VALUES('legs','src_trunk','Trunk that the leg came in by.');
INSERT INTO column_description VALUES('legs','dst_trunk','Trunk that the leg went out by.');
INSERT INTO column_description VALUES('legs','did','The PBX''s own outside number that was dialled.');
INSERT INTO column_description VALUES('legs','did_name','Name of that number, where it has one.');
INSERT INTO column_description VALUES('legs','dod','Number shown to the called side of an outbound leg.');
INSERT INTO column_description VALUES('legs','pin_code','PIN that the caller used for an outbound leg.');
INSERT INTO column_description VALUES('legs','recording','File name of the recording, where there is one.');
INSERT INTO column_description VALUES('legs','hangup_side','Who hung up first: caller or callee.');
INSERT INTO column_description VALUES('legs','uid','The PBX''s identifier of the record.');
INSERT INTO column_description VALUES('legs','history_id','Number of the row in the PBX''s history.');
INSERT INTO column_description VALUES('legs','source','How the record came: event, history, or both.');
INSERT INTO column_description VALUES('legs','time_source','How started_at was found; received is an estimate.');
INSERT INTO column_description VALUES('legs','callee_kind_reason','Why callee_kind is what it is.');
INSERT INTO column_description VALUES('legs','utc_offset','Seconds to add to UTC for the PBX''s local time at the start.');
INSERT INTO column_description VALUES('legs','events','The frames behind the leg: numbers of events.id, separated by spaces.');
INSERT INTO column_description VALUES('offers','id','Number of the ringing in this file.');
INSERT INTO column_description VALUES('offers','call','The call that rang: calls.id.');
INSERT INTO column_description VALUES('offers','extension','The phone that rang.');
INSERT INTO column_description VALUES('offers','channel_id','The PBX''s identifier of the connection to the phone.');
INSERT INTO column_description VALUES('offers','path','The queue, ring group or IVR that rang it.');
INSERT INTO column_description VALUES('offers','rang_at','When it began to ring: Unix seconds, UTC.');
INSERT INTO column_description VALUES('offers','answered_at','When it was answered: Unix seconds, UTC; NULL: it was not.');
INSERT INTO column_description VALUES('offers','ended_at','When its part in the call ended: Unix seconds, UTC.');
INSERT INTO column_description VALUES('offers','result','answered; elsewhere: another phone took the call; missed: it rang out while the call went on; caller_gave_up; NULL while it rings.');
INSERT INTO column_description VALUES('offers','ring_seconds','How long it rang.');
INSERT INTO column_description VALUES('offers','hold_seconds','How long the conversation was on hold.');
INSERT INTO column_description VALUES('offers','estimated','1: the times are when frames were received.');
INSERT INTO column_description VALUES('call_events','id','Number of the status change in this file.');
INSERT INTO column_description VALUES('call_events','call','The call: calls.id.');
INSERT INTO column_description VALUES('call_events','event','The frame that told it: events.id.');
INSERT INTO column_description VALUES('call_events','at','When the frame was received: Unix seconds, UTC; the PBX gives no time.');
INSERT INTO column_description VALUES('call_events','kind','What the member is: extension, inbound, outbound, …');
INSERT INTO column_description VALUES('call_events','number','Number of the member.');
INSERT INTO column_description VALUES('call_events','channel_id','The PBX''s identifier of the member''s connection.');
INSERT INTO column_description VALUES('call_events','trunk','The member''s trunk.');
INSERT INTO column_description VALUES('call_events','status','The PBX''s own word, such as ALERT, RING, ANSWERED, HOLD or BYE.');
INSERT INTO column_description VALUES('call_events','path','The queue, ring group or IVR through which the member was reached.');
INSERT INTO column_description VALUES('call_events','dialed','What the member dialled.');
INSERT INTO column_description VALUES('call_events','at_ms','When the frame was received: Unix milliseconds, UTC.');
INSERT INTO column_description VALUES('transfers','id','Number of the report.');
INSERT INTO column_description VALUES('transfers','call','The call: calls.id.');
INSERT INTO column_description VALUES('transfers','event','The frame that told it: events.id.');
INSERT INTO column_description VALUES('transfers','at','When the frame was received: Unix seconds, UTC.');
INSERT INTO column_description VALUES('transfers','kind','What kind of transfer or forwarding it was.');
INSERT INTO column_description VALUES('transfers','parties','Who took part, with the state of each.');
INSERT INTO column_description VALUES('transfers','reason','Why, where the PBX says so.');
INSERT INTO column_description VALUES('failures','id','Number of the report.');
INSERT INTO column_description VALUES('failures','call','The call, where the archive has it: calls.id.');
INSERT INTO column_description VALUES('failures','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('failures','event','The frame that told it: events.id.');
INSERT INTO column_description VALUES('failures','at','When the frame was received: Unix seconds, UTC.');
INSERT INTO column_description VALUES('failures','parties','Who took part.');
INSERT INTO column_description VALUES('failures','reason','Why the call failed, in the PBX''s words.');
INSERT INTO column_description VALUES('surveys','id','Number of the answer.');
INSERT INTO column_description VALUES('surveys','call','The call, where the archive has it: calls.id.');
INSERT INTO column_description VALUES('surveys','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('surveys','event','The frame that told it: events.id.');
INSERT INTO column_description VALUES('surveys','at','When the frame was received: Unix seconds, UTC.');
INSERT INTO column_description VALUES('surveys','result','What the caller answered.');
INSERT INTO column_description VALUES('agent_events','id','Number of the event in this file.');
INSERT INTO column_description VALUES('agent_events','call','The call, where there is one and the archive has it: calls.id.');
INSERT INTO column_description VALUES('agent_events','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('agent_events','event','The frame that told it: events.id.');
INSERT INTO column_description VALUES('agent_events','at','When the frame was received: Unix seconds, UTC.');
INSERT INTO column_description VALUES('agent_events','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('agent_events','kind','What happened, such as a change of the agent''s state.');
INSERT INTO column_description VALUES('agent_events','queue','Number of the queue.');
INSERT INTO column_description VALUES('agent_events','agent','Extension of the agent.');
INSERT INTO column_description VALUES('agent_events','caller','Number of the caller.');
INSERT INTO column_description VALUES('agent_events','status','The agent''s state afterwards, in the PBX''s words.');
INSERT INTO column_description VALUES('agent_events','reason','Why, such as the reason of a pause.');
INSERT INTO column_description VALUES('events','id','Number of the frame in this file.');
INSERT INTO column_description VALUES('events','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('events','received_at','When it was received: Unix seconds, UTC.');
INSERT INTO column_description VALUES('events','received_ms','When it was received: Unix milliseconds, UTC.');
INSERT INTO column_description VALUES('events','origin','event: from the socket; history: a row of the PBX''s history; directory; query.');
INSERT INTO column_description VALUES('events','type','The event''s number, such as 30012.');
INSERT INTO column_description VALUES('events','type_name','The event''s name.');
INSERT INTO column_description VALUES('events','call_id','The PBX''s identifier of the call that it is about.');
INSERT INTO column_description VALUES('events','status','mapped; unmapped: of a type that is not handled; duplicate; quarantined: could not be understood.');
INSERT INTO column_description VALUES('events','error','Why a frame is in quarantine.');
INSERT INTO column_description VALUES('events','frame','The text exactly as received; a BLOB where the bytes are no UTF-8.');
INSERT INTO column_description VALUES('events','connection','The feed session that it came by: connections.id.');
INSERT INTO column_description VALUES('events','sequence','Its place on the connection, or in its answer.');
INSERT INTO column_description VALUES('events','sha256','SHA-256 of the bytes received, in hexadecimal.');
INSERT INTO column_description VALUES('connections','id','Number of the feed session in this file.');
INSERT INTO column_description VALUES('connections','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('connections','opened_at','When it was opened: Unix seconds, UTC.');
INSERT INTO column_description VALUES('connections','subscribed_at','When the PBX acknowledged the subscription: Unix seconds, UTC; NULL: never.');
INSERT INTO column_description VALUES('connections','alive_at','When something was last read: Unix seconds, UTC; kept up every 5 seconds.');
INSERT INTO column_description VALUES('connections','closed_at','When it closed: Unix seconds, UTC; NULL: open, or the archiver was killed.');
INSERT INTO column_description VALUES('connections','reason','Why it closed.');
INSERT INTO column_description VALUES('connections','topics','The event types subscribed to, comma separated.');
INSERT INTO column_description VALUES('connections','heartbeats','How many heartbeats the PBX answered.');
INSERT INTO column_description VALUES('gaps','id','Number of the gap in this file.');
INSERT INTO column_description VALUES('gaps','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('gaps','began_at','When the last frame before it was read: Unix seconds, UTC.');
INSERT INTO column_description VALUES('gaps','ended_at','When the next subscription was acknowledged: Unix seconds, UTC; NULL: it lasts.');
INSERT INTO column_description VALUES('gaps','reason','Why there was no feed.');
INSERT INTO column_description VALUES('gaps','repair','pending; repaired: a reconciliation covered it; unrepairable.');
INSERT INTO column_description VALUES('gaps','repaired_at','When it was repaired: Unix seconds, UTC.');
INSERT INTO column_description VALUES('gaps','legs_recovered','Legs of calls in the gap that the PBX''s history gave.');
INSERT INTO column_description VALUES('gaps','ringing_lost','1: which phones rang during the gap can''t be known; else 0.');
INSERT INTO column_description VALUES('gaps','began_ms','Beginning in Unix milliseconds, UTC.');
INSERT INTO column_description VALUES('gaps','ended_ms','End in Unix milliseconds, UTC.');
INSERT INTO column_description VALUES('coverage','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('coverage','local_date','Day on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('coverage','connected_seconds','How long the feed was connected that day.');
INSERT INTO column_description VALUES('coverage','gap_seconds','How long it was not, from the first connection on.');
INSERT INTO column_description VALUES('coverage','pbx_legs','Legs of the day by the PBX''s own count; NULL: not compared yet.');
INSERT INTO column_description VALUES('coverage','archive_legs','Legs of the day in the archive, when they were compared.');
INSERT INTO column_description VALUES('coverage','status','complete: the counts agreed after the day''s end; partial: they differ; unproven.');
INSERT INTO column_description VALUES('metric_definitions','metric','Stable name of the figure.');
INSERT INTO column_description VALUES('metric_definitions','unit','What it is counted in.');
INSERT INTO column_description VALUES('metric_definitions','definition','What it means.');
INSERT INTO column_description VALUES('metric_definitions','formula','How it is worked out.');
INSERT INTO column_description VALUES('metric_definitions','variants','Other customary meanings.');
INSERT INTO column_description VALUES('column_descriptions','view','Name of the view.');
INSERT INTO column_description VALUES('column_descriptions','column_name','Name of the column.');
INSERT INTO column_description VALUES('column_descriptions','description','What it holds.');
INSERT INTO column_description VALUES('example_queries','question','A question in words.');
INSERT INTO column_description VALUES('example_queries','sql','A query that answers it.');
CREATE TABLE example_query (question TEXT PRIMARY KEY, sql TEXT NOT NULL) STRICT;
INSERT INTO example_query VALUES('How many calls of each direction were there yesterday, and how did they end?',replace('SELECT direction, outcome, count(*) AS calls FROM calls\nWHERE local_date = date(''now'', ''localtime'', ''-1 day'')\nGROUP BY direction, outcome ORDER BY direction, calls DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which calls were missed in the last seven days?',replace('SELECT id, started_local, caller, caller_name, did, queue, outcome, wait_seconds FROM calls\nWHERE missed = 1 AND started_at >= unixepoch(''now'', ''-7 days'') ORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('How many calls a day, and what share of the ended ones did a person answer?',replace('SELECT local_date, count(*) AS calls, sum(outcome = ''answered'') AS answered,\n    sum(state = ''ended'') AS ended,\n    round(100.0 * sum(outcome = ''answered'') / nullif(sum(state = ''ended''), 0), 1) AS answered_percent\nFROM calls WHERE local_date >= date(''now'', ''localtime'', ''-30 days'')\nGROUP BY local_date ORDER BY local_date','\n',char(10)));
INSERT INTO example_query VALUES('At which hours of which weekdays do most calls come in?',replace('SELECT local_weekday, local_hour, count(*) AS calls FROM calls\nWHERE direction = ''inbound'' AND local_date >= date(''now'', ''localtime'', ''-28 days'')\nGROUP BY local_weekday, local_hour ORDER BY calls DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('How much did each extension talk this month, by legs?',replace('SELECT callee AS extension, max(callee_name) AS name, count(*) AS legs,\n    sum(disposition = ''answered'') AS answered, sum(talk_seconds) AS talk_seconds\nFROM legs\nWHERE callee_kind = ''extension'' AND started_local >= date(''now'', ''localtime'', ''start of month'')\n    AND started_at >= unixepoch(''now'', ''start of month'', ''-1 day'')\nGROUP BY callee ORDER BY talk_seconds DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which phones let calls ring out most often?',replace('SELECT extension, count(*) AS rang, sum(result = ''missed'') AS missed FROM offers\nGROUP BY extension ORDER BY missed DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('How long do callers wait in each queue, and how many give up?',replace('SELECT queue, count(*) AS calls, sum(outcome = ''abandoned'') AS abandoned,\n    round(avg(CASE WHEN outcome = ''answered'' THEN wait_seconds END)) AS mean_wait_answered,\n    max(wait_seconds) AS longest_wait\nFROM calls WHERE queue IS NOT NULL AND state = ''ended'' GROUP BY queue ORDER BY calls DESC','\n',char(10)));
INSERT INTO example_query VALUES('What happened in the newest call, leg by leg?',replace('SELECT leg, started_local, caller, callee, callee_kind, disposition, ring_seconds, talk_seconds\nFROM legs WHERE call = (SELECT id FROM calls ORDER BY started_at DESC LIMIT 1) ORDER BY leg','\n',char(10)));
INSERT INTO example_query VALUES('Which frames did the PBX send about the newest call?',replace('SELECT e.id, datetime(e.received_at, ''unixepoch'') AS received_utc, e.type_name, e.status, e.frame\nFROM calls c JOIN events e ON e.call_id = c.call_id AND e.pbx = c.pbx\nWHERE c.id = (SELECT id FROM calls ORDER BY started_at DESC LIMIT 1) ORDER BY e.received_ms, e.id','\n',char(10)));
INSERT INTO example_query VALUES('Which outside numbers called most often?',replace('SELECT caller, max(caller_name) AS name, count(*) AS calls, sum(missed) AS missed FROM calls\nWHERE direction = ''inbound'' AND caller IS NOT NULL GROUP BY caller ORDER BY calls DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('How many calls and minutes went over each trunk?',replace('SELECT trunk, direction, count(*) AS calls, round(sum(talk_seconds) / 60.0, 1) AS talk_minutes\nFROM calls WHERE trunk IS NOT NULL GROUP BY trunk, direction ORDER BY calls DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which calls were transferred, and is it proven?',replace('SELECT id, started_local, caller, answered_by, transfer_count, transfer_proven FROM calls\nWHERE transfer_count > 0 ORDER BY started_at DESC LIMIT 50','\n',char(10)));
INSERT INTO example_query VALUES('Are there days that are not complete?',replace('SELECT pbx, local_date, status, connected_seconds, gap_seconds, pbx_legs, archive_legs FROM coverage\nWHERE status <> ''complete'' ORDER BY local_date DESC','\n',char(10)));
INSERT INTO example_query VALUES('When was the feed down, and has it been repaired?',replace('SELECT pbx, datetime(began_at, ''unixepoch'') AS began_utc, ended_at - began_at AS seconds, reason, repair,\n    legs_recovered\nFROM gaps ORDER BY began_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which frames could not be understood, and why?',replace('SELECT id, pbx, datetime(received_at, ''unixepoch'') AS received_utc, type, error, frame FROM events\nWHERE status = ''quarantined'' ORDER BY id DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('What does each column of the view calls hold?','SELECT column_name, description FROM column_descriptions WHERE view = ''calls''');
CREATE TABLE event_type (type INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
INSERT INTO event_type VALUES(10000,'subscription_confirmed');
INSERT INTO event_type VALUES(30005,'organization_switched');
INSERT INTO event_type VALUES(30006,'organization_changed');
INSERT INTO event_type VALUES(30007,'extension_registration');
INSERT INTO event_type VALUES(30008,'extension_call_state');
INSERT INTO event_type VALUES(30009,'extension_presence');
INSERT INTO event_type VALUES(30010,'trunk_registration');
INSERT INTO event_type VALUES(30011,'call_state');
INSERT INTO event_type VALUES(30012,'cdr');
INSERT INTO event_type VALUES(30013,'transfer');
INSERT INTO event_type VALUES(30014,'forward');
INSERT INTO event_type VALUES(30015,'call_failed');
INSERT INTO event_type VALUES(30016,'inbound_request');
INSERT INTO event_type VALUES(30017,'dtmf');
INSERT INTO event_type VALUES(30018,'prompt_ended');
INSERT INTO event_type VALUES(30019,'survey');
INSERT INTO event_type VALUES(30020,'phone_call');
INSERT INTO event_type VALUES(30022,'extension_updated');
INSERT INTO event_type VALUES(30023,'trunk_updated');
INSERT INTO event_type VALUES(30024,'conference_without_host');
INSERT INTO event_type VALUES(30025,'agent_auto_pause');
INSERT INTO event_type VALUES(30026,'agent_ring_timeout');
INSERT INTO event_type VALUES(30027,'call_report_ready');
INSERT INTO event_type VALUES(30028,'call_note');
INSERT INTO event_type VALUES(30029,'agent_status');
INSERT INTO event_type VALUES(30030,'bulk_message_failed');
INSERT INTO event_type VALUES(30031,'message_received');
INSERT INTO event_type VALUES(30032,'message_sent');
INSERT INTO event_type VALUES(30033,'recording_ready');
INSERT INTO event_type VALUES(30034,'system_information');
INSERT INTO event_type VALUES(30035,'system_warning');
INSERT INTO event_type VALUES(30036,'system_alert');
INSERT INTO event_type VALUES(30038,'message_read');
INSERT INTO event_type VALUES(30039,'call_timeline');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('connection',1);
INSERT INTO sqlite_sequence VALUES('call',22);
INSERT INTO sqlite_sequence VALUES('leg',36);
CREATE INDEX connection_pbx ON connection(pbx, alive_ms);
CREATE INDEX frame_call_id ON frame(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX frame_problem ON frame(status, id) WHERE status IN (1, 3);
CREATE INDEX frame_unread_row ON frame(digest) WHERE origin = 1 AND status = 3;
CREATE INDEX gap_pbx ON gap(pbx, began_ms);
CREATE INDEX history_run_pbx ON history_run(pbx, began_ms);
CREATE UNIQUE INDEX cdr_call ON cdr(call, identity);
CREATE INDEX member_state_call ON member_state(call);
CREATE INDEX transfer_report_call ON transfer_report(call);
CREATE INDEX failure_report_call_id ON failure_report(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX survey_result_call_id ON survey_result(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX agent_event_call_id ON agent_event(call_id) WHERE call_id IS NOT NULL;
CREATE INDEX leg_timeline_uid ON leg_timeline(uid) WHERE uid IS NOT NULL;
CREATE INDEX live_query_pbx ON live_query(pbx, asked_ms);
CREATE UNIQUE INDEX call_call_id ON call(pbx, call_id);
CREATE INDEX call_uid ON call(uid) WHERE uid IS NOT NULL;
CREATE INDEX call_started ON call(started_at);
CREATE INDEX call_local_date ON call(local_date);
CREATE INDEX call_live ON call(pbx) WHERE state = 'live';
CREATE INDEX leg_call ON leg(call, leg);
CREATE INDEX leg_started ON leg(started_at);
CREATE INDEX offer_call ON offer(call);
CREATE VIEW metric_definitions AS SELECT metric, unit, definition, formula, variants FROM metric_definition;
CREATE VIEW column_descriptions AS SELECT view, column_name, description FROM column_description;
CREATE VIEW example_queries AS SELECT question, sql FROM example_query;
CREATE VIEW calls AS
SELECT c.id, p.name AS pbx, p.serial AS pbx_serial, c.call_id, c.state, c.started_at, c.started_local, c.local_date,
    c.local_hour, c.local_weekday, c.ended_at, c.direction, c.caller, c.caller_name, c.dialed, c.did, c.answered_by,
    c.outcome, c.missed, c.wait_seconds, c.talk_seconds, c.duration_seconds, c.queue, c.trunk, c.leg_count,
    c.transfer_count, c.transfer_proven, c.recording, c.rule_version, c.uid, c.estimated, c.time_source, c.utc_offset
FROM call c JOIN pbx p ON p.id = c.pbx;
CREATE VIEW legs AS
SELECT l.id, l.call, p.name AS pbx, c.call_id, l.leg, l.started_at, l.started_local, l.caller, l.caller_name,
    l.callee, l.callee_name, l.callee_kind, l.direction, l.disposition, l.duration_seconds, l.ring_seconds,
    l.talk_seconds, l.queue_wait_seconds, l.src_trunk, l.dst_trunk, l.did, l.did_name, l.dod, l.pin_code, l.recording,
    l.hangup_side, l.uid, l.history_id,
    CASE WHEN l.history_cdr IS NULL THEN 'event' WHEN l.event_cdr IS NULL THEN 'history' ELSE 'both' END AS source,
    l.time_source, l.callee_kind_reason, l.utc_offset,
    (SELECT group_concat(k.frame, ' ') FROM cdr k WHERE k.call = l.call AND k.identity IN (l.event_cdr, l.history_cdr))
        AS events
FROM leg l JOIN call c ON c.id = l.call JOIN pbx p ON p.id = c.pbx
WHERE l.leg > 0;
CREATE VIEW offers AS
SELECT id, call, extension, channel_id, path, rang_at, answered_at, ended_at, result, ring_seconds, hold_seconds,
    estimated
FROM offer;
CREATE VIEW call_events AS
SELECT m.id, m.call, m.frame AS event, f.received_ms / 1000 AS at, m.kind, m.number, m.channel_id, m.trunk, m.status,
    m.path, m.dialed, f.received_ms AS at_ms
FROM member_state m JOIN frame f ON f.id = m.frame
WHERE m.report IN (0, 2);
CREATE VIEW transfers AS
SELECT t.id, t.call, t.frame AS event, f.received_ms / 1000 AS at, t.kind,
    (SELECT group_concat(coalesce(m.number, m.kind) || coalesce(' → ' || m.dialed, '') || ' ' || m.status, ', ')
     FROM member_state m WHERE m.call = t.call AND m.frame = t.frame AND m.report = 1) AS parties,
    NULL AS reason
FROM transfer_report t JOIN frame f ON f.id = t.frame;
CREATE VIEW failures AS
SELECT r.id, c.id AS call, r.call_id, r.frame AS event, f.received_ms / 1000 AS at, r.parties, r.reason
FROM failure_report r JOIN frame f ON f.id = r.frame
LEFT JOIN call c ON c.pbx = f.pbx AND c.call_id = r.call_id;
CREATE VIEW surveys AS
SELECT s.id, c.id AS call, s.call_id, s.frame AS event, f.received_ms / 1000 AS at, s.result
FROM survey_result s JOIN frame f ON f.id = s.frame
LEFT JOIN call c ON c.pbx = f.pbx AND c.call_id = s.call_id;
CREATE VIEW agent_events AS
SELECT a.id, c.id AS call, a.call_id, a.frame AS event, f.received_ms / 1000 AS at, p.name AS pbx, a.kind, a.queue,
    a.agent, a.caller, a.status, a.reason
FROM agent_event a JOIN frame f ON f.id = a.frame JOIN pbx p ON p.id = f.pbx
LEFT JOIN call c ON c.pbx = f.pbx AND c.call_id = a.call_id;
CREATE VIEW events AS
SELECT f.id, p.name AS pbx, f.received_ms / 1000 AS received_at, f.received_ms,
    CASE f.origin WHEN 0 THEN 'event' WHEN 1 THEN 'history' WHEN 2 THEN 'directory' ELSE 'query' END AS origin,
    f.type, CASE WHEN f.type IS NULL THEN NULL ELSE coalesce(t.name, 'unknown') END AS type_name, f.call_id,
    CASE f.status WHEN 0 THEN 'mapped' WHEN 1 THEN 'unmapped' WHEN 2 THEN 'duplicate' ELSE 'quarantined' END AS status,
    f.error, f.body AS frame, f.connection, f.sequence, lower(hex(f.digest)) AS sha256
FROM frame f JOIN pbx p ON p.id = f.pbx LEFT JOIN event_type t ON t.type = f.type;
CREATE VIEW connections AS
SELECT k.id, p.name AS pbx, k.opened_ms / 1000 AS opened_at, k.subscribed_ms / 1000 AS subscribed_at, k.alive_ms / 1000 AS alive_at,
    k.closed_ms / 1000 AS closed_at, k.reason, k.topics, k.heartbeats
FROM connection k JOIN pbx p ON p.id = k.pbx;
CREATE VIEW gaps AS
SELECT g.id, p.name AS pbx, g.began_ms / 1000 AS began_at, g.ended_ms / 1000 AS ended_at, g.reason, g.repair,
    g.repaired_ms / 1000 AS repaired_at, g.legs_recovered, g.ringing_lost, g.began_ms, g.ended_ms
FROM gap g JOIN pbx p ON p.id = g.pbx;
CREATE VIEW coverage AS
WITH feed AS (
    SELECT k.pbx, min(k.subscribed_ms) / 1000 AS first_at,
        CASE WHEN EXISTS (SELECT 1 FROM gap g WHERE g.pbx = k.pbx AND g.ended_ms IS NULL)
            THEN unixepoch() ELSE max(k.alive_ms) / 1000 END AS last_at
    FROM connection k WHERE k.subscribed_ms IS NOT NULL GROUP BY k.pbx
), day AS (
    SELECT d.*, f.first_at, f.last_at,
        coalesce((SELECT sum(max(0, min(coalesce(g.ended_ms / 1000, f.last_at), d.end_seconds)
                - max(g.began_ms / 1000, d.start_seconds)))
            FROM gap g WHERE g.pbx = d.pbx AND g.began_ms / 1000 < d.end_seconds
                AND coalesce(g.ended_ms / 1000, f.last_at) > d.start_seconds), 0) AS gap_seconds
    FROM coverage_day d LEFT JOIN feed f ON f.pbx = d.pbx
)
SELECT p.name AS pbx, d.local_date,
    coalesce(max(0, min(d.end_seconds, d.last_at) - max(d.start_seconds, d.first_at) - d.gap_seconds), 0)
        AS connected_seconds,
    d.gap_seconds, d.pbx_legs, d.archive_legs,
    CASE WHEN d.complete THEN 'complete' WHEN d.pbx_legs IS NULL THEN 'unproven' ELSE 'partial' END AS status
FROM day d JOIN pbx p ON p.id = d.pbx;
COMMIT;
