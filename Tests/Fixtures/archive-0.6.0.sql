-- An archive that CallArchive 0.6.0 made of a simulated PBX (callarchive demo --history 14 --live-calls 8 --seed 7), as text.
PRAGMA application_id = 1128362545;
PRAGMA user_version = 8;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE pbx (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,      -- the configured name, else the host
    serial TEXT,                    -- as the PBX tells it
    model TEXT,
    firmware TEXT,
    time_zone TEXT                  -- configured IANA zone, for a PBX that does not tell its offset
, country TEXT, outside_line_prefixes TEXT) STRICT;
INSERT INTO pbx VALUES(1,'demo','3630A7654321','Yeastar P560','37.23.0.123',NULL,NULL,NULL);
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
INSERT INTO connection VALUES(1,1,1795486335017,1795486335017,1795486361444,1795486361444,1795486361648,'archiver stopped','30007,30008,30010,30011,30012,30013,30014,30015,30016,30019,30020,30025,30026,30028,30029,30033,30039',1);
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
INSERT INTO frame VALUES(1,1,2,NULL,NULL,1795486335013,NULL,NULL,0,NULL,X'fe3c8728fb194a57c06e5d27af3498390706cecb365f1f73ca13eecb1d7e65b4','{"errcode":0,"errmsg":"SUCCESS","data":{"device_name":"PBX-SIMULATED","model_name":"Yeastar P560","sn":"3630A7654321","hardware_version":"V1.00 0000-0000","firmware_version":"37.23.0.123","system_time":"24/11/2026 03:12:15 AM","up_time":86400,"system_date_format":"DD/MM/YYYY","system_time_format":"hh:mm:ss AM","timestamp":1795486335}}');
INSERT INTO frame VALUES(2,1,0,1,1,1795486335017,NULL,NULL,0,NULL,X'e5577338be9b40075a51f223894a098c8a02d7382293df0884c127b77d0a1a66','{"errcode":0,"errmsg":"SUCCESS"}');
INSERT INTO frame VALUES(3,1,2,NULL,NULL,1795486335022,NULL,NULL,0,NULL,X'32b8de0d4cad7c5c977175bac14fc7fc461b895ebe0ee83e992edc016d7bd3df','{"errcode":0,"errmsg":"SUCCESS","total_number":12,"data":[{"id":101,"number":"1001","caller_id_name":"Alice Martin","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":102,"number":"1002","caller_id_name":"Bruno Keller","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":103,"number":"1003","caller_id_name":"Chloé Dubois","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":104,"number":"1004","caller_id_name":"David O''Hara","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":105,"number":"1005","caller_id_name":"Emma Rossi","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":106,"number":"1006","caller_id_name":"Farid Haddad","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":107,"number":"1007","caller_id_name":"Greta Lindqvist","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":108,"number":"1008","caller_id_name":"Hugo Moreau","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":109,"number":"1009","caller_id_name":"Inès Ferrand","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":110,"number":"1010","caller_id_name":"Jonas Weber","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":111,"number":"1011","caller_id_name":"Katarzyna Wójcik","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}},{"id":112,"number":"1012","caller_id_name":"Léo \"Bis\" Petit","role_name":"Employee","presence_status":"available","timezone":"default","online_status":{"sip_phone":{"status":1},"linkus_desktop":{"status":0},"linkus_mobile":{"status":0},"linkus_web":{"status":0}}}]}');
INSERT INTO frame VALUES(4,1,2,NULL,NULL,1795486335023,NULL,NULL,0,NULL,X'85e3d0614276286c28db7af1b6dc6e3ddd1e01d6580aeb2c5d162c3c250f6fcf','{"errcode":0,"errmsg":"SUCCESS","total_number":2,"data":[{"id":1,"name":"Trunk-A","type":"register","status":1,"host_port":"192.0.2.10:5060"},{"id":2,"name":"Trunk-B","type":"register","status":1,"host_port":"192.0.2.10:5060"}]}');
INSERT INTO frame VALUES(5,1,2,NULL,NULL,1795486335025,NULL,NULL,0,NULL,X'e2ffb6da53694648923569bb36eec24b47ce43d7b2ac556dfa4e2745525df38d','{"errcode":0,"errmsg":"SUCCESS","total_number":2,"queue_list":[{"id":1,"number":"6400","name":"Support","ring_strategy":"rrmemory","dynamic_agent_list":null,"static_agent_list":[{"text":"Alice Martin","text2":"1001","value":"101","type":"extension"},{"text":"Bruno Keller","text2":"1002","value":"102","type":"extension"},{"text":"Chloé Dubois","text2":"1003","value":"103","type":"extension"},{"text":"David O''Hara","text2":"1004","value":"104","type":"extension"},{"text":"Emma Rossi","text2":"1005","value":"105","type":"extension"}],"manager_list":[]},{"id":2,"number":"6401","name":"Sales","ring_strategy":"rrmemory","dynamic_agent_list":null,"static_agent_list":[{"text":"David O''Hara","text2":"1004","value":"104","type":"extension"},{"text":"Emma Rossi","text2":"1005","value":"105","type":"extension"},{"text":"Farid Haddad","text2":"1006","value":"106","type":"extension"},{"text":"Greta Lindqvist","text2":"1007","value":"107","type":"extension"},{"text":"Hugo Moreau","text2":"1008","value":"108","type":"extension"}],"manager_list":[]}]}');
INSERT INTO frame VALUES(6,1,3,NULL,NULL,1795486335026,NULL,NULL,0,NULL,X'e5577338be9b40075a51f223894a098c8a02d7382293df0884c127b77d0a1a66','{"errcode":0,"errmsg":"SUCCESS"}');
INSERT INTO frame VALUES(7,1,1,NULL,10000,1795486336531,NULL,'1795072432.1',0,NULL,X'dfb684bf75e3f1ae1c8c3997323777c2f985a5c45aa713ab32eb153a22b30342','{"time":"19/11/2026 08:13:52 AM","call_from":"Alice Martin<1001>","call_to":"0632592448","timestamp":1795072432,"uid":"2026111908135200001","dst_trunk":"Trunk-B","duration":88,"ring_duration":9,"talk_duration":79,"disposition":"ANSWERED","call_type":"Outbound","reason":"src hangup    ","dod_number":"0140000020","record_file":"20261119081401-1795072432.1-1001-0632592448-Outbound.wav","call_from_number":"1001","call_from_name":"Alice Martin","call_to_number":"0632592448","call_to_name":"","call_id":"1795072432.1","call_note":null,"call_note_id":"","enb_call_note":1,"did":"","did_name":"","pin_code":"","new_id":"6AFEA1B0-00000011"}');
INSERT INTO frame VALUES(8,1,1,NULL,10001,1795486336531,NULL,'1795095584.2',0,NULL,X'c16c0da4a6d20a78360f7ef01210ab4dd16d7ddb28531a958e909d76c0f39f0e','{"time":"19/11/2026 02:39:44 PM","call_from":"0679576703","call_to":"Bruno Keller<1002>","timestamp":1795095584,"uid":"2026111914394400002","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":70,"ring_duration":10,"talk_duration":60,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000020","record_file":"20261119143954-1795095584.2-0679576703-1002-Inbound.wav","call_from_number":"0679576703","call_from_name":"","call_to_number":"1002","call_to_name":"Bruno Keller","call_id":"1795095584.2","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6AFEFC20-00000021"}');
INSERT INTO frame VALUES(9,1,1,NULL,10002,1795486336531,NULL,'1795150736.3',0,NULL,X'0f944a6477f957f58443179a4486e20e6b9f9be7125cfb925e13c5087fff19ee','{"time":"20/11/2026 05:58:56 AM","call_from":"0610599818","call_to":"Inès Ferrand<1009>","timestamp":1795150736,"uid":"2026112005585600003","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":133,"ring_duration":5,"talk_duration":128,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","record_file":"20261120055901-1795150736.3-0610599818-1009-Inbound.wav","call_from_number":"0610599818","call_from_name":"","call_to_number":"1009","call_to_name":"Inès Ferrand","call_id":"1795150736.3","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6AFFD390-00000031"}');
INSERT INTO frame VALUES(10,1,1,NULL,10003,1795486336531,NULL,'1795154928.4',0,NULL,X'07013bf4a0f8cec43f391884b702343f01af012ce4cde7d75d37c70bb3b752f2','{"time":"20/11/2026 07:08:48 AM","call_from":"0619396870","call_to":"IVR Welcome<6200>","timestamp":1795154928,"uid":"2026112007084800004","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":5,"talk_duration":5,"disposition":"ANSWERED","call_type":"Inbound","did_number":"0140000010","call_from_number":"0619396870","call_from_name":"","call_to_number":"6200","call_to_name":"Welcome","call_id":"1795154928.4","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000010","did_name":"","pin_code":"","new_id":"6AFFE3F0-00000041"}');
INSERT INTO frame VALUES(11,1,1,NULL,10004,1795486336531,NULL,'1795154928.4',0,NULL,X'e577cdbfa64624ad2aaa5ac6b459a130f377707112b598168caaff3edeaba61e','{"time":"20/11/2026 07:08:53 AM","call_from":"0619396870","call_to":"Queue Sales<6401>","timestamp":1795154933,"uid":"2026112007084800004","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":75,"ring_duration":19,"talk_duration":56,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","call_from_number":"0619396870","call_from_name":"","call_to_number":"6401","call_to_name":"Sales","call_id":"1795154928.4","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000010","did_name":"","pin_code":"","new_id":"6AFFE3F0-00000042"}');
INSERT INTO frame VALUES(12,1,1,NULL,10005,1795486336531,NULL,'1795154928.4',0,NULL,X'1b3d5ef5deaf2990a04224874e68664dc8a2790ee60a8809480f79b146a00995','{"time":"20/11/2026 07:09:03 AM","call_from":"0619396870","call_to":"Hugo Moreau<1008>","timestamp":1795154943,"uid":"2026112007084800004","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":65,"ring_duration":9,"talk_duration":56,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","record_file":"20261120070912-1795154928.4-0619396870-1008-Inbound.wav","call_from_number":"0619396870","call_from_name":"","call_to_number":"1008","call_to_name":"Hugo Moreau","call_id":"1795154928.4","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6AFFE3F0-00000043"}');
INSERT INTO frame VALUES(13,1,1,NULL,10006,1795486336531,NULL,'1795159371.5',0,NULL,X'f62229ff2896fff7f5016fc22622e2fcfa7d59f54e73d65ac09a1a160eeaced3','{"time":"20/11/2026 08:22:51 AM","call_from":"Chloé Dubois<1003>","call_to":"Katarzyna Wójcik<1011>","timestamp":1795159371,"uid":"2026112008225100005","duration":32,"ring_duration":7,"talk_duration":25,"disposition":"ANSWERED","call_type":"Internal","reason":"src hangup    ","record_file":"20261120082258-1795159371.5-1003-1011-Internal.wav","call_from_number":"1003","call_from_name":"Chloé Dubois","call_to_number":"1011","call_to_name":"Katarzyna Wójcik","call_id":"1795159371.5","call_note":null,"call_note_id":"","enb_call_note":1,"did":"","did_name":"","pin_code":"","new_id":"6AFFF54B-00000051"}');
INSERT INTO frame VALUES(14,1,1,NULL,10007,1795486336531,NULL,'1795161856.6',0,NULL,X'a77be755c72cb0ae0fc319a3c30c1cfa971e22d58ea5fc0f9d580ea8c5bff4a4','{"time":"20/11/2026 09:04:16 AM","call_from":"0631192917","call_to":"Queue Sales<6401>","timestamp":1795161856,"uid":"2026112009041600006","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":240,"ring_duration":2,"talk_duration":238,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000000","call_from_number":"0631192917","call_from_name":"","call_to_number":"6401","call_to_name":"Sales","call_id":"1795161856.6","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6AFFFF00-00000061"}');
INSERT INTO frame VALUES(15,1,1,NULL,10008,1795486336531,NULL,'1795161856.6',0,NULL,X'0074d75fa264c2df28b4bfa8b4c912d7a84d14c8167ca210ab99adfc0ac6ab0c','{"time":"20/11/2026 09:04:16 AM","call_from":"0631192917","call_to":"Farid Haddad<1006>","timestamp":1795161856,"uid":"2026112009041600006","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":240,"ring_duration":2,"talk_duration":238,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","record_file":"20261120090418-1795161856.6-0631192917-1006-Inbound.wav","call_from_number":"0631192917","call_from_name":"","call_to_number":"1006","call_to_name":"Farid Haddad","call_id":"1795161856.6","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6AFFFF00-00000062"}');
INSERT INTO frame VALUES(16,1,1,NULL,10009,1795486336531,NULL,'1795193966.7',0,NULL,X'83509c5efd1819b199535aef9822fc773b53850ec63ca4b5de28e0cf80361ef2','{"time":"20/11/2026 05:59:26 PM","call_from":"0653385480","call_to":"IVR Welcome<6200>","timestamp":1795193966,"uid":"2026112017592600007","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":7,"talk_duration":7,"disposition":"ANSWERED","call_type":"Inbound","did_number":"0140000010","call_from_number":"0653385480","call_from_name":"","call_to_number":"6200","call_to_name":"Welcome","call_id":"1795193966.7","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B007C6E-00000071"}');
INSERT INTO frame VALUES(17,1,1,NULL,10010,1795486336531,NULL,'1795193966.7',0,NULL,X'72888fb8f313fe0e11144dab226550462e72dcbf873ba801f3e6b4907a9f58c7','{"time":"20/11/2026 05:59:33 PM","call_from":"0653385480","call_to":"Queue Sales<6401>","timestamp":1795193973,"uid":"2026112017592600007","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":41,"ring_duration":21,"talk_duration":20,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","call_from_number":"0653385480","call_from_name":"","call_to_number":"6401","call_to_name":"Sales","call_id":"1795193966.7","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B007C6E-00000072"}');
INSERT INTO frame VALUES(18,1,1,NULL,10011,1795486336531,NULL,'1795193966.7',0,NULL,X'cf7a42511146cff27587b8c8637f55caedbcd9d37f17ef013c28d9edcce83b14','{"time":"20/11/2026 05:59:43 PM","call_from":"0653385480","call_to":"Greta Lindqvist<1007>","timestamp":1795193983,"uid":"2026112017592600007","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":31,"ring_duration":11,"talk_duration":20,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000010","record_file":"20261120175954-1795193966.7-0653385480-1007-Inbound.wav","call_from_number":"0653385480","call_from_name":"","call_to_number":"1007","call_to_name":"Greta Lindqvist","call_id":"1795193966.7","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B007C6E-00000073"}');
INSERT INTO frame VALUES(19,1,1,NULL,10012,1795486336531,NULL,'1795273757.8',0,NULL,X'72dbc3c442258bcf861b7ba3f6f0ad8c7b756f176c7c66d928f5fb7855161229','{"time":"21/11/2026 04:09:17 PM","call_from":"David O''Hara<1004>","call_to":"Katarzyna Wójcik<1011>","timestamp":1795273757,"uid":"2026112116091700008","duration":9,"ring_duration":9,"disposition":"NO ANSWER","call_type":"Internal","call_from_number":"1004","call_from_name":"David O''Hara","call_to_number":"1011","call_to_name":"Katarzyna Wójcik","call_id":"1795273757.8","call_note":null,"call_note_id":"","enb_call_note":0,"did":"","did_name":"","pin_code":"","new_id":"6B01B41D-00000081"}');
INSERT INTO frame VALUES(20,1,1,NULL,10013,1795486336531,NULL,'1795365336.9',0,NULL,X'474460df8f0dcb5873410b8b6c753e6566185df046053763b0e2161516fb551a','{"time":"22/11/2026 05:35:36 PM","call_from":"0676577708","call_to":"Léo \"Bis\" Petit<1012>","timestamp":1795365336,"uid":"2026112217353600009","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":8,"ring_duration":8,"disposition":"NO ANSWER","call_type":"Inbound","did_number":"0140000020","call_from_number":"0676577708","call_from_name":"","call_to_number":"1012","call_to_name":"Léo \"Bis\" Petit","call_id":"1795365336.9","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6B0319D8-00000091"}');
INSERT INTO frame VALUES(21,1,1,NULL,10014,1795486336531,NULL,'1795434377.10',0,NULL,X'e0ef717c9f59ac593ff0b059ff00a3130dbb6f97509988217bc4c31d6f6f8261','{"time":"23/11/2026 12:46:17 PM","call_from":"0613598813","call_to":"RingGroup Office<6300>","timestamp":1795434377,"uid":"202611231246170000A","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":143,"ring_duration":3,"talk_duration":140,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000020","call_from_number":"0613598813","call_from_name":"","call_to_number":"6300","call_to_name":"Office","call_id":"1795434377.10","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6B042789-000000A1"}');
INSERT INTO frame VALUES(22,1,1,NULL,10015,1795486336531,NULL,'1795434377.10',0,NULL,X'e62ba35acda7053acd7ca01db75223e9fcac99b415a0da07c7f387154bf8428b','{"time":"23/11/2026 12:46:17 PM","call_from":"0613598813","call_to":"Inès Ferrand<1009>","timestamp":1795434377,"uid":"202611231246170000A","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":143,"ring_duration":3,"talk_duration":140,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000020","record_file":"20261123124620-1795434377.10-0613598813-1009-Inbound.wav","call_from_number":"0613598813","call_from_name":"","call_to_number":"1009","call_to_name":"Inès Ferrand","call_id":"1795434377.10","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6B042789-000000A2"}');
INSERT INTO frame VALUES(23,1,1,NULL,10016,1795486336531,NULL,'1795435586.11',0,NULL,X'deb9fb082fefbfe5f55a77c5fb61884fd9214e7d7e0c8d4da271c62c2371e622','{"time":"23/11/2026 01:06:26 PM","call_from":"0624595128","call_to":"IVR Welcome<6200>","timestamp":1795435586,"uid":"202611231306260000B","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":8,"talk_duration":8,"disposition":"ANSWERED","call_type":"Inbound","did_number":"0140000000","call_from_number":"0624595128","call_from_name":"","call_to_number":"6200","call_to_name":"Welcome","call_id":"1795435586.11","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B042C42-000000B1"}');
INSERT INTO frame VALUES(24,1,1,NULL,10017,1795486336531,NULL,'1795435586.11',0,NULL,X'65dcf444b5089296a1e33cf9dd4fc9ff8af2e2f629534e88e3544835bcaee399','{"time":"23/11/2026 01:06:34 PM","call_from":"0624595128","call_to":"Queue Support<6400>","timestamp":1795435594,"uid":"202611231306260000B","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":186,"ring_duration":25,"talk_duration":161,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","call_from_number":"0624595128","call_from_name":"","call_to_number":"6400","call_to_name":"Support","call_id":"1795435586.11","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B042C42-000000B2"}');
INSERT INTO frame VALUES(25,1,1,NULL,10018,1795486336531,NULL,'1795435586.11',0,NULL,X'6735cab2e442590491c7a83b75ff3c5df31ebd6a93200d5be0bd7a95e581dca8','{"time":"23/11/2026 01:06:48 PM","call_from":"0624595128","call_to":"Chloé Dubois<1003>","timestamp":1795435608,"uid":"202611231306260000B","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":172,"ring_duration":11,"talk_duration":161,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","record_file":"20261123130659-1795435586.11-0624595128-1003-Inbound.wav","call_from_number":"0624595128","call_from_name":"","call_to_number":"1003","call_to_name":"Chloé Dubois","call_id":"1795435586.11","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B042C42-000000B3"}');
INSERT INTO frame VALUES(26,1,1,NULL,10019,1795486336531,NULL,'1795441528.12',0,NULL,X'ce9276143aa72815406b368652f2332408d63a04476e090e4f31c2f82e8d7f2f','{"time":"23/11/2026 02:45:28 PM","call_from":"0675378110","call_to":"Emma Rossi<1005>","timestamp":1795441528,"uid":"202611231445280000C","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":110,"ring_duration":3,"talk_duration":107,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000020","record_file":"20261123144531-1795441528.12-0675378110-1005-Inbound.wav","call_from_number":"0675378110","call_from_name":"","call_to_number":"1005","call_to_name":"Emma Rossi","call_id":"1795441528.12","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6B044378-000000C1"}');
INSERT INTO frame VALUES(27,1,1,NULL,10020,1795486336531,NULL,'1795451319.13',0,NULL,X'f0b6310ca0555df6b2c06c2926e0931c0a7bec7e507be6ae0452104dd8ce4587','{"time":"23/11/2026 05:28:39 PM","call_from":"Hugo Moreau<1008>","call_to":"0627794056","timestamp":1795451319,"uid":"202611231728390000D","dst_trunk":"Trunk-A","duration":2,"disposition":"FAILED","call_type":"Outbound","dod_number":"0140000000","call_from_number":"1008","call_from_name":"Hugo Moreau","call_to_number":"0627794056","call_to_name":"","call_id":"1795451319.13","call_note":null,"call_note_id":"","enb_call_note":0,"did":"","did_name":"","pin_code":"","new_id":"6B0469B7-000000D1"}');
INSERT INTO frame VALUES(28,1,1,NULL,10021,1795486336531,NULL,'1795478278.14',0,NULL,X'bdf1bcd8cd4956260211fb72cb2fd191dfd93252581ef3c450318897d4094191','{"time":"24/11/2026 12:57:58 AM","call_from":"0630193252","call_to":"Emma Rossi<1005>","timestamp":1795478278,"uid":"202611240057580000E","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":42,"ring_duration":10,"talk_duration":32,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000010","record_file":"20261124005808-1795478278.14-0630193252-1005-Inbound.wav","call_from_number":"0630193252","call_from_name":"","call_to_number":"1005","call_to_name":"Emma Rossi","call_id":"1795478278.14","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B04D306-000000E1"}');
INSERT INTO frame VALUES(29,1,1,NULL,10022,1795486336531,NULL,'1795478278.14',0,NULL,X'6230b7b2b443b343a2815f8e3866272d863e82b1faa4af071c78bdd7ac5ff0d8','{"time":"24/11/2026 12:58:40 AM","call_from":"0630193252","call_to":"Greta Lindqvist<1007>","timestamp":1795478320,"uid":"202611240057580000E","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":59,"ring_duration":2,"talk_duration":57,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000010","record_file":"20261124005842-1795478278.14-0630193252-1007-Inbound.wav","call_from_number":"0630193252","call_from_name":"","call_to_number":"1007","call_to_name":"Greta Lindqvist","call_id":"1795478278.14","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B04D306-000000E2"}');
INSERT INTO frame VALUES(30,1,0,1,2,1795486338016,30011,'1795486338.15',0,NULL,X'4bb112901e2eb6a14803e3ef4c15423d40d21cc73821256722f26003ac8e5d06','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.15\",\"members\":[{\"inbound\":{\"from\":\"0622795731\",\"to\":\"0140000020\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-000000f1\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-000000f2\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(31,1,0,1,3,1795486338016,30008,NULL,0,NULL,X'f207cd47e17e8186e13306eff4a1055356522f68e44d8f2ec8036d95585a4b1b','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(32,1,0,1,4,1795486338705,30011,'1795486338.15',0,NULL,X'387fd7646dc5e9702c2c6e2cff0c3bcea2cd70546defe2b82cee277c4c17553c','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.15\",\"members\":[{\"inbound\":{\"from\":\"0622795731\",\"to\":\"0140000020\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-000000f1\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-000000f2\",\"member_status\":\"ANSWER\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(33,1,0,1,5,1795486338705,30008,NULL,0,NULL,X'a9b1ff4d2be7241ab67b9d39d1b8cf1e3b7c5129dd96754cc42135dac46b78a6','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(34,1,0,1,6,1795486338745,30011,'1795486338.16',0,NULL,X'feb33a561ba3793d5fde92eba51b20677de7b851681378011ba78cc208760819','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.16\",\"members\":[{\"inbound\":{\"from\":\"0612399215\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000101\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000102\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(35,1,0,1,7,1795486338745,30008,NULL,0,NULL,X'cd08d134ba1d51b6f2ed03c03f6eeffc1d84f45e393ae6ef196e73b5ffd5eb7f','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(36,1,0,1,8,1795486338798,30011,'1795486338.17',0,NULL,X'9b6db68603a8283030aef873dc10c074e86b767112b791daaf89682389b939db','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.17\",\"members\":[{\"inbound\":{\"from\":\"0648986954\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000111\",\"member_status\":\"ALERT\",\"call_path\":\"6300\"}},{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000112\",\"member_status\":\"RING\",\"call_path\":\"6300\"}},{\"extension\":{\"number\":\"1010\",\"channel_id\":\"PJSIP/1010-00000113\",\"member_status\":\"RING\",\"call_path\":\"6300\"}},{\"extension\":{\"number\":\"1011\",\"channel_id\":\"PJSIP/1011-00000114\",\"member_status\":\"RING\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(37,1,0,1,9,1795486338798,30008,NULL,0,NULL,X'cd08d134ba1d51b6f2ed03c03f6eeffc1d84f45e393ae6ef196e73b5ffd5eb7f','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(38,1,0,1,10,1795486338798,30008,NULL,0,NULL,X'953c581d1a62d86dd5067ea1c53379529d98365d89d4597729beda0d1c686a81','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1010\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(39,1,0,1,11,1795486338798,30008,NULL,0,NULL,X'175efbd84ff4ea3b5270761ac2c790ac30eed34f6cd030641f6d3124bbd778f8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1011\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(40,1,0,1,12,1795486339056,30011,'1795486339.18',0,NULL,X'112a0299293c1711e57b32b2429f737775c49ca98d1972b339716e4e57333cda','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486339.18\",\"members\":[{\"extension\":{\"number\":\"1010\",\"channel_id\":\"PJSIP/1010-00000121\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-00000122\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(41,1,0,1,13,1795486339056,30008,NULL,0,NULL,X'9754efb8a2783c4698aa52fe559ff495a4c8618d2729e6454c25e267b6159725','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1010\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(42,1,0,1,14,1795486339056,30008,NULL,0,NULL,X'f207cd47e17e8186e13306eff4a1055356522f68e44d8f2ec8036d95585a4b1b','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(43,1,0,1,15,1795486339179,30011,'1795486339.19',0,NULL,X'73e20ff290559f786fbd02511b3dfd726d24434a61e5807d9a1bd81efbdc86cd','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486339.19\",\"members\":[{\"inbound\":{\"from\":\"0682975564\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000131\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1012\",\"channel_id\":\"PJSIP/1012-00000132\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(44,1,0,1,16,1795486339179,30008,NULL,0,NULL,X'af13629eab0fbf9c84112c659b5e1b2069db3813ebd7365bc5db52f0cf724905','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1012\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(45,1,0,1,17,1795486339320,30011,'1795486338.17',0,NULL,X'373655e51c05130a371b1629f3313783bc0922eec98a3cedf35c8e244715ef9f','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.17\",\"members\":[{\"inbound\":{\"from\":\"0648986954\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000111\",\"member_status\":\"ANSWERED\",\"call_path\":\"6300\"}},{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000112\",\"member_status\":\"ANSWER\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(46,1,0,1,18,1795486339320,30008,NULL,0,NULL,X'1f71b8d16308ee589544e4b4c51ae4a316c12d4f63adea9439f06fab41d1c7a6','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(47,1,0,1,19,1795486339320,30011,'1795486338.17',0,NULL,X'6c8236c50d54fd8b004170b9d34b09b06e95c87ab0084c7d1d8a5590c668baaa','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.17\",\"members\":[{\"extension\":{\"number\":\"1010\",\"channel_id\":\"PJSIP/1010-00000113\",\"member_status\":\"BYE\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(48,1,0,1,20,1795486339320,30008,NULL,0,NULL,X'4215537c5b6283d0181485c733ba9ff25674c5346acbe7e34fb12267cfa2be17','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1010\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(49,1,0,1,21,1795486339320,30011,'1795486338.17',0,NULL,X'32b6d25c8b39d0743f4beff7f6199c16cf71938498b41a987d2a7e65a5c0a6b7','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.17\",\"members\":[{\"extension\":{\"number\":\"1011\",\"channel_id\":\"PJSIP/1011-00000114\",\"member_status\":\"BYE\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(50,1,0,1,22,1795486339320,30008,NULL,0,NULL,X'858ac816c86738c0db848c2525b38aa098f423654842de5b02af32a9119aedd3','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1011\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(51,1,0,1,23,1795486339793,30011,'1795486338.16',0,NULL,X'73baf8775509416382996829818152220a8d59b47196b5e5b25cf31d64349064','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.16\",\"members\":[{\"inbound\":{\"from\":\"0612399215\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000101\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000102\",\"member_status\":\"ANSWER\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(52,1,0,1,24,1795486339793,30008,NULL,0,NULL,X'1f71b8d16308ee589544e4b4c51ae4a316c12d4f63adea9439f06fab41d1c7a6','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(53,1,3,NULL,NULL,1795486340013,NULL,NULL,0,NULL,X'cb0abf003a8a5c4d5afc10aaf4490e641de44554b70bb9f4f8fd5116d7f9c2a9','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795486338.15","members":[{"inbound":{"from":"0622795731","to":"0140000020","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-000000f1","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1002","channel_id":"PJSIP/1002-000000f2","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795486338.16","members":[{"inbound":{"from":"0612399215","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000101","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000102","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795486338.17","members":[{"inbound":{"from":"0648986954","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000111","member_status":"ANSWERED","call_path":"6300"}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000112","member_status":"ANSWER","call_path":"6300"}}]},{"call_id":"1795486339.18","members":[{"extension":{"number":"1010","channel_id":"PJSIP/1010-00000121","member_status":"ALERT","call_path":""}},{"extension":{"number":"1002","channel_id":"PJSIP/1002-00000122","member_status":"RING","call_path":""}}]},{"call_id":"1795486339.19","members":[{"inbound":{"from":"0682975564","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000131","member_status":"ALERT","call_path":""}},{"extension":{"number":"1012","channel_id":"PJSIP/1012-00000132","member_status":"RING","call_path":""}}]}]}');
INSERT INTO frame VALUES(54,1,0,1,25,1795486340095,30012,'1795486339.18',0,NULL,X'ee56aba4f9780f5bfbba8e2240be24d97aff271b2d89426b8c9350532b4a2c73','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486339.18\",\"time_start\":\"2026-11-24 03:12:19\",\"call_from\":\"1010\",\"call_to\":\"1002\",\"call_duration\":1,\"talk_duration\":0,\"src_trunk_name\":\"\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"NO ANSWER\",\"type\":\"Internal\",\"recording\":\"\",\"did_number\":\"\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112403121900012\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(55,1,0,1,26,1795486340095,30011,'1795486339.18',0,NULL,X'911bcfd3938783673fd8009b290b7a11adbb521eac80b420477914321d5083d3','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486339.18\",\"members\":[{\"extension\":{\"number\":\"1010\",\"channel_id\":\"PJSIP/1010-00000121\",\"member_status\":\"BYE\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-00000122\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(56,1,0,1,27,1795486340095,30008,NULL,0,NULL,X'4215537c5b6283d0181485c733ba9ff25674c5346acbe7e34fb12267cfa2be17','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1010\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(57,1,0,1,28,1795486340095,30008,NULL,0,NULL,X'6c098218684497db22ae7fab1e0fa0cc73507ba318f49c4186b86e2972f577b3','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(58,1,0,1,29,1795486340424,30011,'1795486339.19',0,NULL,X'aac00f05975b23a71f991afd30a0dc08bfa7e04f027519d307c76163b013a5da','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486339.19\",\"members\":[{\"inbound\":{\"from\":\"0682975564\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000131\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1012\",\"channel_id\":\"PJSIP/1012-00000132\",\"member_status\":\"ANSWER\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(59,1,0,1,30,1795486340424,30008,NULL,0,NULL,X'2fdec4055728afddf7207ed9f9a37c41c03604850e4629a5d39153d2d009a3a3','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1012\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(60,1,1,NULL,10009,1795486340517,NULL,'1795486339.18',0,NULL,X'1e6fbba9e55afe0292862a9b2d35354a8bb79057d241d84c85c8d86e24ff67d2','{"time":"24/11/2026 03:12:19 AM","call_from":"Jonas Weber<1010>","call_to":"Bruno Keller<1002>","timestamp":1795486339,"uid":"2026112403121900012","duration":1,"ring_duration":1,"disposition":"NO ANSWER","call_type":"Internal","call_from_number":"1010","call_from_name":"Jonas Weber","call_to_number":"1002","call_to_name":"Bruno Keller","call_id":"1795486339.18","call_note":null,"call_note_id":"","enb_call_note":0,"did":"","did_name":"","pin_code":"","new_id":"6B04F283-00000121"}');
INSERT INTO frame VALUES(61,1,0,1,31,1795486340772,30011,'1795486340.20',0,NULL,X'4e1634a86c74513367e2acf93ee5787da361986f2999e073ac0342167ca26c19','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"members\":[{\"inbound\":{\"from\":\"0626394525\",\"to\":\"0140000030\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-00000141\",\"member_status\":\"ANSWERED\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(62,1,0,1,32,1795486340772,30011,'1795486340.20',0,NULL,X'203aa73f6022193e8244b94491b5398fa258f74a37bc56d71563dba83fd93522','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"members\":[{\"extension\":{\"number\":\"1004\",\"channel_id\":\"PJSIP/1004-00000142\",\"member_status\":\"RING\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1001\",\"channel_id\":\"PJSIP/1001-00000143\",\"member_status\":\"RING\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000144\",\"member_status\":\"RING\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(63,1,0,1,33,1795486340772,30008,NULL,0,NULL,X'1249fdb4e9960fadfc94f906cd2fc3da3a786673d16421af10413c67a7a089d0','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1004\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(64,1,0,1,34,1795486340772,30008,NULL,0,NULL,X'f85afff3ee87a64a17a9adf5706a461324b27db4b874b2c9bb33f175116a3f46','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1001\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(65,1,0,1,35,1795486340772,30008,NULL,0,NULL,X'68465b1f7eda4a7b80afa55baf55fd0cf62ab3f96012d3d9166e1743cc0ce29c','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(66,1,0,1,36,1795486341320,30011,'1795486340.20',0,NULL,X'a08433cd12166be9fdad10d22b3f9722a430b4787bdd4d03bbee349a5f2bb0d6','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"members\":[{\"inbound\":{\"from\":\"0626394525\",\"to\":\"0140000030\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-00000141\",\"member_status\":\"ANSWERED\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1004\",\"channel_id\":\"PJSIP/1004-00000142\",\"member_status\":\"ANSWER\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(67,1,0,1,37,1795486341320,30008,NULL,0,NULL,X'5071397b7362ecdc7eda7b91fcdbf7207d549fb1e5c43ba3e8d13c4073f1a558','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1004\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(68,1,0,1,38,1795486341320,30011,'1795486340.20',0,NULL,X'9e8a42699e4b929a8ebdcdab73109c45d1d5a3eaece03b510b0c94cf06c25de8','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"members\":[{\"extension\":{\"number\":\"1001\",\"channel_id\":\"PJSIP/1001-00000143\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(69,1,0,1,39,1795486341320,30008,NULL,0,NULL,X'8af25479bf05565370a3c6a2251db86b2997e85f7f7aa25791774e25105aad48','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1001\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(70,1,0,1,40,1795486341320,30011,'1795486340.20',0,NULL,X'835b9bcffc54302fff3972c04feb2313cdd692860a2632e0910d6483717bb3fd','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"members\":[{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000144\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(71,1,0,1,41,1795486341320,30008,NULL,0,NULL,X'20760c6c9f53c95650313505cbcd579d34a99158c6801484c71203113e74e85d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(72,1,0,1,42,1795486341698,30011,'1795486341.21',0,NULL,X'ac45c21196f0ca9d1b365fe94376a2fe9ad1c779d94164a3c87b23061f80a1c2','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.21\",\"members\":[{\"inbound\":{\"from\":\"0620396535\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000151\",\"member_status\":\"ANSWERED\",\"call_path\":\"6200\"}}]}"}');
INSERT INTO frame VALUES(73,1,0,1,43,1795486341995,30011,'1795486341.22',0,NULL,X'0cbc2d50a22e148dc96ef3630da4861b08c1905df96dedf412d671f0b9948271','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.22\",\"members\":[{\"extension\":{\"number\":\"1008\",\"channel_id\":\"PJSIP/1008-00000161\",\"member_status\":\"ALERT\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000162\",\"member_status\":\"RING\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(74,1,0,1,44,1795486341995,30008,NULL,0,NULL,X'3c9ac9233c32c9179c53a56fdd2a1826105f82e8096e4908ec0e3c95b0c2a4e8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1008\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(75,1,0,1,45,1795486341995,30008,NULL,0,NULL,X'68465b1f7eda4a7b80afa55baf55fd0cf62ab3f96012d3d9166e1743cc0ce29c','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(76,1,0,1,46,1795486342248,30011,'1795486341.22',0,NULL,X'02a04936c9c48c824b7055d7562d6db587a22d7cdac0f42237cc85d8d758903f','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.22\",\"members\":[{\"extension\":{\"number\":\"1008\",\"channel_id\":\"PJSIP/1008-00000161\",\"member_status\":\"ANSWERED\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000162\",\"member_status\":\"ANSWER\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(77,1,0,1,47,1795486342248,30008,NULL,0,NULL,X'3c9ac9233c32c9179c53a56fdd2a1826105f82e8096e4908ec0e3c95b0c2a4e8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1008\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(78,1,0,1,48,1795486342248,30008,NULL,0,NULL,X'744cb58556fe3a688f1e8431ddf605bb1243eba5bc9f6004412989723895c3d8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(79,1,0,1,49,1795486342512,30011,'1795486341.21',0,NULL,X'e86304aa469a2306a562be790fb118b2d9bbaffdeeca2c8d5c5ecbeda76f7a19','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.21\",\"members\":[{\"inbound\":{\"from\":\"0620396535\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000151\",\"member_status\":\"ANSWERED\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(80,1,0,1,50,1795486342667,30011,'1795486341.21',0,NULL,X'0801d7d2248636e51f9d2238d201ffc31082adec306ea8097344f34072c17b6a','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.21\",\"members\":[{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000152\",\"member_status\":\"RING\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(81,1,0,1,51,1795486342667,30008,NULL,0,NULL,X'68465b1f7eda4a7b80afa55baf55fd0cf62ab3f96012d3d9166e1743cc0ce29c','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Ringing\"}"}');
INSERT INTO frame VALUES(82,1,0,1,52,1795486343069,30011,'1795486341.21',0,NULL,X'101c4260dcc63c24064d65a2d734f0f016b90c527d9acb19ea5df7c7481cc2e7','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.21\",\"members\":[{\"inbound\":{\"from\":\"0620396535\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000151\",\"member_status\":\"ANSWERED\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000152\",\"member_status\":\"ANSWER\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(83,1,0,1,53,1795486343069,30008,NULL,0,NULL,X'744cb58556fe3a688f1e8431ddf605bb1243eba5bc9f6004412989723895c3d8','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Busy\"}"}');
INSERT INTO frame VALUES(84,1,3,NULL,NULL,1795486345013,NULL,NULL,0,NULL,X'da790c9e54fe5b41a79210912b20a39f0fbaff0991b3dab4939e587995e510f8','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795486338.15","members":[{"inbound":{"from":"0622795731","to":"0140000020","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-000000f1","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1002","channel_id":"PJSIP/1002-000000f2","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795486338.16","members":[{"inbound":{"from":"0612399215","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000101","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000102","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795486338.17","members":[{"inbound":{"from":"0648986954","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000111","member_status":"ANSWERED","call_path":"6300"}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000112","member_status":"ANSWER","call_path":"6300"}}]},{"call_id":"1795486339.19","members":[{"inbound":{"from":"0682975564","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000131","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1012","channel_id":"PJSIP/1012-00000132","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795486340.20","members":[{"inbound":{"from":"0626394525","to":"0140000030","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-00000141","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1004","channel_id":"PJSIP/1004-00000142","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795486341.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795486341.22","members":[{"extension":{"number":"1008","channel_id":"PJSIP/1008-00000161","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000162","member_status":"ANSWER","call_path":""}}]}]}');
INSERT INTO frame VALUES(85,1,0,1,54,1795486346855,30011,'1795486338.17',0,NULL,X'b230d7c03fa86b85d708d6364943bc9357d67b65e3c8be8dda3088d792b6070f','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.17\",\"members\":[{\"inbound\":{\"from\":\"0648986954\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000111\",\"member_status\":\"BYE\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(86,1,0,1,55,1795486346855,30011,'1795486338.17',0,NULL,X'98ab52f34a20adfa9044db3b446b79deba57621a8fa4358268e54d9ab3f186e2','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.17\",\"members\":[{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000112\",\"member_status\":\"BYE\",\"call_path\":\"6300\"}}]}"}');
INSERT INTO frame VALUES(87,1,0,1,56,1795486346855,30008,NULL,0,NULL,X'b0d8168242665475747606843e5a560c319303496c8c33ecbbc970887e76cd8d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(88,1,0,1,57,1795486346855,30012,'1795486338.17',0,NULL,X'd4858576cad352336342f98977206b072387a97af799f21ba79f6ec99298fd0f','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.17\",\"time_start\":\"2026-11-24 03:12:18\",\"call_from\":\"0648986954\",\"call_to\":\"6300\",\"call_duration\":8,\"talk_duration\":7,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":0,\"uid\":\"2026112403121800011\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(89,1,0,1,58,1795486346855,30012,'1795486338.17',0,NULL,X'edd95131f2ca9302f890170f124fb8a6dd5d947370750874257b5e85c30ce291','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.17\",\"time_start\":\"2026-11-24 03:12:18\",\"call_from\":\"0648986954\",\"call_to\":\"1009\",\"call_duration\":8,\"talk_duration\":7,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261124031219-1795486338.17-0648986954-1009-Inbound.wav\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":0,\"uid\":\"2026112403121800011\",\"call_note_id\":\"20261124031218-00077\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(90,1,3,NULL,NULL,1795486350013,NULL,NULL,0,NULL,X'ed42c144c24ef4767400f9afe3e2359a77b831e1f9206abdd8b2d18c2e5d9c04','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795486338.15","members":[{"inbound":{"from":"0622795731","to":"0140000020","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-000000f1","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1002","channel_id":"PJSIP/1002-000000f2","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795486338.16","members":[{"inbound":{"from":"0612399215","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000101","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1009","channel_id":"PJSIP/1009-00000102","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795486339.19","members":[{"inbound":{"from":"0682975564","to":"0140000010","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000131","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1012","channel_id":"PJSIP/1012-00000132","member_status":"ANSWER","call_path":""}}]},{"call_id":"1795486340.20","members":[{"inbound":{"from":"0626394525","to":"0140000030","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-00000141","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1004","channel_id":"PJSIP/1004-00000142","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795486341.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795486341.22","members":[{"extension":{"number":"1008","channel_id":"PJSIP/1008-00000161","member_status":"ANSWERED","call_path":""}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000162","member_status":"ANSWER","call_path":""}}]}]}');
INSERT INTO frame VALUES(91,1,0,1,59,1795486350376,30011,'1795486338.16',0,NULL,X'edfbcdc11059509801b69d04ff59594e7f2362f7cffdb9188892f18514d601c8','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.16\",\"members\":[{\"inbound\":{\"from\":\"0612399215\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000101\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(92,1,0,1,60,1795486350376,30011,'1795486338.16',0,NULL,X'3142b1e39a75ce2f9e6d3ff4acdab1ded989829e9b7f3e1705b9d8716cdb9abd','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.16\",\"members\":[{\"extension\":{\"number\":\"1009\",\"channel_id\":\"PJSIP/1009-00000102\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(93,1,0,1,61,1795486350376,30008,NULL,0,NULL,X'b0d8168242665475747606843e5a560c319303496c8c33ecbbc970887e76cd8d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1009\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(94,1,0,1,62,1795486350376,30012,'1795486338.16',0,NULL,X'793f761efebe78c84c9bd68533b86afca59651897bb77405559f0a8519cfdef9','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.16\",\"time_start\":\"2026-11-24 03:12:18\",\"call_from\":\"0612399215\",\"call_to\":\"1009\",\"call_duration\":12,\"talk_duration\":11,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261124031219-1795486338.16-0612399215-1009-Inbound.wav\",\"did_number\":\"0140000010\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112403121800010\",\"call_note_id\":\"20261124031218-00070\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(95,1,1,NULL,10009,1795486350517,NULL,'1795486338.17',0,NULL,X'1e1c6f76cf9c3e8e83e0b6cc201887167b5d15bab047234305947981662d52c3','{"time":"24/11/2026 03:12:18 AM","call_from":"0648986954","call_to":"RingGroup Office<6300>","timestamp":1795486338,"uid":"2026112403121800011","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":8,"ring_duration":1,"talk_duration":7,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","call_from_number":"0648986954","call_from_name":"","call_to_number":"6300","call_to_name":"Office","call_id":"1795486338.17","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B04F282-00000111"}');
INSERT INTO frame VALUES(96,1,1,NULL,10010,1795486350517,NULL,'1795486338.17',0,NULL,X'788827757aefbfbf77bb09bea2e4d842462a58b2987f721cc28cb157b1df38ce','{"time":"24/11/2026 03:12:18 AM","call_from":"0648986954","call_to":"Inès Ferrand<1009>","timestamp":1795486338,"uid":"2026112403121800011","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":8,"ring_duration":1,"talk_duration":7,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000000","record_file":"20261124031219-1795486338.17-0648986954-1009-Inbound.wav","call_from_number":"0648986954","call_from_name":"","call_to_number":"1009","call_to_name":"Inès Ferrand","call_id":"1795486338.17","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000000","did_name":"Main line","pin_code":"","new_id":"6B04F282-00000112"}');
INSERT INTO frame VALUES(97,1,1,NULL,10011,1795486350517,NULL,'1795486338.16',0,NULL,X'c3e56c0c859bcfbcb5520a229ce055ec1c04f966a02b66159f588e0582aad437','{"time":"24/11/2026 03:12:18 AM","call_from":"0612399215","call_to":"Inès Ferrand<1009>","timestamp":1795486338,"uid":"2026112403121800010","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":12,"ring_duration":1,"talk_duration":11,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000010","record_file":"20261124031219-1795486338.16-0612399215-1009-Inbound.wav","call_from_number":"0612399215","call_from_name":"","call_to_number":"1009","call_to_name":"Inès Ferrand","call_id":"1795486338.16","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B04F282-00000101"}');
INSERT INTO frame VALUES(98,1,0,1,63,1795486350736,30011,'1795486341.22',0,NULL,X'620739a98c95125bd56fe0d975bc2c3ef9e9f83885431edf7d98f55895090a86','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.22\",\"members\":[{\"extension\":{\"number\":\"1008\",\"channel_id\":\"PJSIP/1008-00000161\",\"member_status\":\"BYE\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000162\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(99,1,0,1,64,1795486350736,30008,NULL,0,NULL,X'fce6c77eb40d45d3875556b3f6f828fcb7bc320239ccfc6ea6385ceaaf4b6d0c','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1008\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(100,1,0,1,65,1795486350736,30008,NULL,0,NULL,X'20760c6c9f53c95650313505cbcd579d34a99158c6801484c71203113e74e85d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(101,1,0,1,66,1795486350736,30012,'1795486341.22',0,NULL,X'a4482321275a16c681ee0bfaacd89696b2e16a3ab50d1b025a74d533a0f7ae55','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.22\",\"time_start\":\"2026-11-24 03:12:21\",\"call_from\":\"1008\",\"call_to\":\"1003\",\"call_duration\":9,\"talk_duration\":8,\"src_trunk_name\":\"\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Internal\",\"recording\":\"20261124031222-1795486341.22-1008-1003-Internal.wav\",\"did_number\":\"\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112403122100016\",\"call_note_id\":\"20261124031221-0009A\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(102,1,0,1,67,1795486351804,30011,'1795486339.19',0,NULL,X'ba81f00065d50c921e98d2780be90430d2a1941368b074c9d75914bbf9e91092','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486339.19\",\"members\":[{\"inbound\":{\"from\":\"0682975564\",\"to\":\"0140000010\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000131\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(103,1,0,1,68,1795486351804,30011,'1795486339.19',0,NULL,X'1123fa838de4ddd4c926e119557549aecfc162bc2c5e155aa9ba25d00aa27545','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486339.19\",\"members\":[{\"extension\":{\"number\":\"1012\",\"channel_id\":\"PJSIP/1012-00000132\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(104,1,0,1,69,1795486351804,30008,NULL,0,NULL,X'7acb5e04707d219bd8fb0d901270d414cfc7692079e8f6309269590e3996e457','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1012\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(105,1,0,1,70,1795486351804,30012,'1795486339.19',0,NULL,X'5d9be4e1d7ee3b986a7604bbaea78fefcfcaecbf0eec91119d6d59b1478f7c8a','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486339.19\",\"time_start\":\"2026-11-24 03:12:19\",\"call_from\":\"0682975564\",\"call_to\":\"1012\",\"call_duration\":12,\"talk_duration\":11,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261124031220-1795486339.19-0682975564-1012-Inbound.wav\",\"did_number\":\"0140000010\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112403121900013\",\"call_note_id\":\"20261124031219-00085\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(106,1,0,1,71,1795486351920,30011,'1795486338.15',0,NULL,X'339228d749154fa294ad959ec90fa78980b2d3f1b1176ba4c637fa5876f290b1','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.15\",\"members\":[{\"inbound\":{\"from\":\"0622795731\",\"to\":\"0140000020\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-000000f1\",\"member_status\":\"BYE\",\"call_path\":\"\"}},{\"extension\":{\"number\":\"1002\",\"channel_id\":\"PJSIP/1002-000000f2\",\"member_status\":\"BYE\",\"call_path\":\"\"}}]}"}');
INSERT INTO frame VALUES(107,1,0,1,72,1795486351920,30008,NULL,0,NULL,X'6c098218684497db22ae7fab1e0fa0cc73507ba318f49c4186b86e2972f577b3','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1002\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(108,1,0,1,73,1795486351920,30012,'1795486338.15',0,NULL,X'eda35f246b2d4c14a2f011093d04d8c3f7d587f6077964ba8cfee8953c01914b','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486338.15\",\"time_start\":\"2026-11-24 03:12:18\",\"call_from\":\"0622795731\",\"call_to\":\"1002\",\"call_duration\":13,\"talk_duration\":13,\"src_trunk_name\":\"Trunk-B\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261124031218-1795486338.15-0622795731-1002-Inbound.wav\",\"did_number\":\"0140000020\",\"did_name\":\"Sales line\",\"agent_ring_time\":0,\"uid\":\"202611240312180000F\",\"call_note_id\":\"20261124031218-00069\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(109,1,3,NULL,NULL,1795486355017,NULL,NULL,0,NULL,X'e86c0c7a2ce3ec231e8b9381804dd3e67a645bfd613b196afdff51c6022f97c0','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795486340.20","members":[{"inbound":{"from":"0626394525","to":"0140000030","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-00000141","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1004","channel_id":"PJSIP/1004-00000142","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795486341.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]}]}');
INSERT INTO frame VALUES(110,1,1,NULL,10012,1795486355521,NULL,'1795486338.15',0,NULL,X'335473ebdf65b73152a2bcf4d32713dafe6ef4be5cf6f2791973a0c1ffe266c7','{"time":"24/11/2026 03:12:18 AM","call_from":"0622795731","call_to":"Bruno Keller<1002>","timestamp":1795486338,"uid":"202611240312180000F","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":13,"talk_duration":13,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000020","record_file":"20261124031218-1795486338.15-0622795731-1002-Inbound.wav","call_from_number":"0622795731","call_from_name":"","call_to_number":"1002","call_to_name":"Bruno Keller","call_id":"1795486338.15","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000020","did_name":"Sales line","pin_code":"","new_id":"6B04F282-000000F1"}');
INSERT INTO frame VALUES(111,1,1,NULL,10014,1795486355521,NULL,'1795486339.19',0,NULL,X'c2d977fe246fdadf7d0594a9f58f0d43bc4ff583caf673e5e51e1f4ff2bbfd2a','{"time":"24/11/2026 03:12:19 AM","call_from":"0682975564","call_to":"Léo \"Bis\" Petit<1012>","timestamp":1795486339,"uid":"2026112403121900013","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-A","duration":12,"ring_duration":1,"talk_duration":11,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000010","record_file":"20261124031220-1795486339.19-0682975564-1012-Inbound.wav","call_from_number":"0682975564","call_from_name":"","call_to_number":"1012","call_to_name":"Léo \"Bis\" Petit","call_id":"1795486339.19","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000010","did_name":"","pin_code":"","new_id":"6B04F283-00000131"}');
INSERT INTO frame VALUES(112,1,1,NULL,10015,1795486355521,NULL,'1795486341.22',0,NULL,X'7b764ffb4936da5c8a53722dab35ba802dd97cb8ffa2e21a5b6ac2582e31ed54','{"time":"24/11/2026 03:12:21 AM","call_from":"Hugo Moreau<1008>","call_to":"Chloé Dubois<1003>","timestamp":1795486341,"uid":"2026112403122100016","duration":9,"ring_duration":1,"talk_duration":8,"disposition":"ANSWERED","call_type":"Internal","reason":"dst hangup    ","record_file":"20261124031222-1795486341.22-1008-1003-Internal.wav","call_from_number":"1008","call_from_name":"Hugo Moreau","call_to_number":"1003","call_to_name":"Chloé Dubois","call_id":"1795486341.22","call_note":null,"call_note_id":"","enb_call_note":1,"did":"","did_name":"","pin_code":"","new_id":"6B04F285-00000161"}');
INSERT INTO frame VALUES(113,1,3,NULL,NULL,1795486355535,NULL,NULL,0,NULL,X'e86c0c7a2ce3ec231e8b9381804dd3e67a645bfd613b196afdff51c6022f97c0','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795486340.20","members":[{"inbound":{"from":"0626394525","to":"0140000030","trunk_name":"Trunk-B","channel_id":"PJSIP/Trunk-B-00000141","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1004","channel_id":"PJSIP/1004-00000142","member_status":"ANSWER","call_path":"6400"}}]},{"call_id":"1795486341.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]}]}');
INSERT INTO frame VALUES(114,1,0,1,74,1795486356378,30012,'1795486340.20',0,NULL,X'3f1689446e173dba368f0f84477b9643af5d0f20d5bc6e088e37c71d7d48f04e','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"time_start\":\"2026-11-24 03:12:20\",\"call_from\":\"0626394525\",\"call_to\":\"6400\",\"call_duration\":16,\"talk_duration\":15,\"src_trunk_name\":\"Trunk-B\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\",\"did_number\":\"0140000030\",\"did_name\":\"\",\"agent_ring_time\":0,\"uid\":\"2026112403122000014\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(115,1,0,1,75,1795486356378,30012,'1795486340.20',0,NULL,X'51006b2a1b986ccedd9f8ca1830d33c43945903439fe7a46800c63b4191f31ac','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"time_start\":\"2026-11-24 03:12:20\",\"call_from\":\"0626394525\",\"call_to\":\"1004\",\"call_duration\":16,\"talk_duration\":15,\"src_trunk_name\":\"Trunk-B\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261124031221-1795486340.20-0626394525-1004-Inbound.wav\",\"did_number\":\"0140000030\",\"did_name\":\"\",\"agent_ring_time\":1,\"uid\":\"2026112403122000014\",\"call_note_id\":\"20261124031220-0008C\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(116,1,0,1,76,1795486356378,30011,'1795486340.20',0,NULL,X'51c248804ae9954d43be4a019bc86090d3426f86ec694233399e6d82a24fdcae','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"members\":[{\"inbound\":{\"from\":\"0626394525\",\"to\":\"0140000030\",\"trunk_name\":\"Trunk-B\",\"channel_id\":\"PJSIP/Trunk-B-00000141\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(117,1,0,1,77,1795486356378,30011,'1795486340.20',0,NULL,X'2c564d7ff4d6bd412faed1e3a371c8299649a78a72ca34f638183828206cb50d','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486340.20\",\"members\":[{\"extension\":{\"number\":\"1004\",\"channel_id\":\"PJSIP/1004-00000142\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(118,1,0,1,78,1795486356378,30008,NULL,0,NULL,X'2d3e3fcaee4b1c66a041d5794df6fad4c424da16194ca1e5278e77ee26081e0b','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1004\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(119,1,1,NULL,10015,1795486356522,NULL,'1795486340.20',0,NULL,X'9e7c4c738b9a0ac479dd7a4c6634a8e7d59ba44cbad6ea54162b935b4de2f7d1','{"time":"24/11/2026 03:12:20 AM","call_from":"0626394525","call_to":"Queue Support<6400>","timestamp":1795486340,"uid":"2026112403122000014","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":16,"ring_duration":1,"talk_duration":15,"disposition":"ANSWERED","call_type":"Inbound","reason":"dst hangup    ","did_number":"0140000030","call_from_number":"0626394525","call_from_name":"","call_to_number":"6400","call_to_name":"Support","call_id":"1795486340.20","call_note":null,"call_note_id":"","enb_call_note":0,"did":"0140000030","did_name":"","pin_code":"","new_id":"6B04F284-00000141"}');
INSERT INTO frame VALUES(120,1,1,NULL,10016,1795486356522,NULL,'1795486340.20',0,NULL,X'b9a124f6b98417e3476c04b28f6633146307d482e95172ac33407e42a143da94','{"time":"24/11/2026 03:12:20 AM","call_from":"0626394525","call_to":"David O''Hara<1004>","timestamp":1795486340,"uid":"2026112403122000014","src_addr":"192.0.2.10:5060","src_trunk":"Trunk-B","duration":16,"ring_duration":1,"talk_duration":15,"disposition":"ANSWERED","call_type":"Inbound","reason":"src hangup    ","did_number":"0140000030","record_file":"20261124031221-1795486340.20-0626394525-1004-Inbound.wav","call_from_number":"0626394525","call_from_name":"","call_to_number":"1004","call_to_name":"David O''Hara","call_id":"1795486340.20","call_note":null,"call_note_id":"","enb_call_note":1,"did":"0140000030","did_name":"","pin_code":"","new_id":"6B04F284-00000142"}');
INSERT INTO frame VALUES(121,1,3,NULL,NULL,1795486360014,NULL,NULL,0,NULL,X'87f0e63d1ad1038b2cf8525767c0d3a958d1486fa83a60f41c6234e11841aa07','{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1795486341.21","members":[{"inbound":{"from":"0620396535","to":"0140000000","trunk_name":"Trunk-A","channel_id":"PJSIP/Trunk-A-00000151","member_status":"ANSWERED","call_path":"6400"}},{"extension":{"number":"1003","channel_id":"PJSIP/1003-00000152","member_status":"ANSWER","call_path":"6400"}}]}]}');
INSERT INTO frame VALUES(122,1,0,1,79,1795486361444,30011,'1795486341.21',0,NULL,X'9bb1e12323c3ee51fe2d9a0b4b26a436eb62877dbaddc381ff5a21811dcff6cc','{"type":30011,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.21\",\"members\":[{\"inbound\":{\"from\":\"0620396535\",\"to\":\"0140000000\",\"trunk_name\":\"Trunk-A\",\"channel_id\":\"PJSIP/Trunk-A-00000151\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}},{\"extension\":{\"number\":\"1003\",\"channel_id\":\"PJSIP/1003-00000152\",\"member_status\":\"BYE\",\"call_path\":\"6400\"}}]}"}');
INSERT INTO frame VALUES(123,1,0,1,80,1795486361444,30008,NULL,0,NULL,X'20760c6c9f53c95650313505cbcd579d34a99158c6801484c71203113e74e85d','{"type":30008,"sn":"3630A7654321","msg":"{\"extension\":\"1003\",\"status\":\"Idle\"}"}');
INSERT INTO frame VALUES(124,1,0,1,81,1795486361444,30012,'1795486341.21',0,NULL,X'076d238adbb53b6f8fe7859e2c585d911fca63ea6a124ff7e7febabc7a1efea0','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.21\",\"time_start\":\"2026-11-24 03:12:21\",\"call_from\":\"0620396535\",\"call_to\":\"6200\",\"call_duration\":1,\"talk_duration\":1,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":0,\"uid\":\"2026112403122100015\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(125,1,0,1,82,1795486361444,30012,'1795486341.21',0,NULL,X'891b0beff5415926870a562dfe1c99100191f73f36acab2de146cc4c279b5325','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.21\",\"time_start\":\"2026-11-24 03:12:22\",\"call_from\":\"0620396535\",\"call_to\":\"6400\",\"call_duration\":19,\"talk_duration\":18,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":0,\"uid\":\"2026112403122100015\",\"call_note_id\":\"\",\"enb_call_note\":0,\"is_display\":1,\"realclidnum\":\"\"}"}');
INSERT INTO frame VALUES(126,1,0,1,83,1795486361444,30012,'1795486341.21',0,NULL,X'0fe5c42e2acd88a606777750f9bc244a2874b04548b80881a277088fb9f3d0ed','{"type":30012,"sn":"3630A7654321","msg":"{\"call_id\":\"1795486341.21\",\"time_start\":\"2026-11-24 03:12:22\",\"call_from\":\"0620396535\",\"call_to\":\"1003\",\"call_duration\":19,\"talk_duration\":18,\"src_trunk_name\":\"Trunk-A\",\"dst_trunk_name\":\"\",\"pin_code\":\"\",\"status\":\"ANSWERED\",\"type\":\"Inbound\",\"recording\":\"20261124031223-1795486341.21-0620396535-1003-Inbound.wav\",\"did_number\":\"0140000000\",\"did_name\":\"Main line\",\"agent_ring_time\":1,\"uid\":\"2026112403122100015\",\"call_note_id\":\"20261124031222-0045C\",\"enb_call_note\":1,\"is_display\":1,\"realclidnum\":\"\"}"}');
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
INSERT INTO gap VALUES(1,1,1795486361444,NULL,'archiver stopped','pending',NULL,NULL,1);
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
INSERT INTO coverage_day VALUES(1,'2026-11-19',1795042800,1795129200,2,2,1795486337532,1);
INSERT INTO coverage_day VALUES(1,'2026-11-20',1795129200,1795215600,10,10,1795486337532,1);
INSERT INTO coverage_day VALUES(1,'2026-11-21',1795215600,1795302000,1,1,1795486337532,1);
INSERT INTO coverage_day VALUES(1,'2026-11-22',1795302000,1795388400,1,1,1795486337532,1);
INSERT INTO coverage_day VALUES(1,'2026-11-23',1795388400,1795474800,7,7,1795486360520,1);
INSERT INTO coverage_day VALUES(1,'2026-11-24',1795474800,1795561200,NULL,NULL,NULL,0);
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
INSERT INTO history_run VALUES(1,1,'import',1795486335018,1795486337533,NULL,1795486335,23,23,1,NULL);
INSERT INTO history_run VALUES(2,1,'overlap',1795486340007,1795486340519,1795388400,1795486340,10,1,1,NULL);
INSERT INTO history_run VALUES(3,1,'overlap',1795486345007,1795486345519,1795388400,1795486345,10,0,1,NULL);
INSERT INTO history_run VALUES(4,1,'overlap',1795486350007,1795486350520,1795388400,1795486350,13,3,1,NULL);
INSERT INTO history_run VALUES(5,1,'overlap',1795486355007,1795486355528,1795388400,1795486355,16,3,1,NULL);
INSERT INTO history_run VALUES(6,1,'overlap',1795486355529,1795486356529,1795388400,1795486355,18,2,1,NULL);
INSERT INTO history_run VALUES(7,1,'overlap',1795486360007,1795486360524,1795388400,1795486360,18,0,1,NULL);
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
INSERT INTO cdr VALUES(1,1,X'a8268ce42e637bc3eeaea88c079fde0839dfe4f30aac2fa46ea0ad4f65012f30',7,1,'2026111908135200001','6AFEA1B0-00000011',1795072432,1795076032,'19/11/2026 08:13:52 AM','1001','Alice Martin','0632592448',NULL,'0632592448','outbound','answered',88,79,9,NULL,NULL,'Trunk-B',NULL,NULL,'0140000020',NULL,'20261119081401-1795072432.1-1001-0632592448-Outbound.wav','caller',NULL);
INSERT INTO cdr VALUES(2,2,X'4c1e6b5ff5929ad59a5fcb3bca06aaef9db3d0f9cc6a59f729693b4673e07d2b',8,1,'2026111914394400002','6AFEFC20-00000021',1795095584,1795099184,'19/11/2026 02:39:44 PM','0679576703',NULL,'1002','Bruno Keller','Bruno Keller<1002>','inbound','answered',70,60,10,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261119143954-1795095584.2-0679576703-1002-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(3,3,X'ba6d1e6d3fcc376dcc2efae667fc76818e97f613e65f69fe371a23951f5a4cef',9,1,'2026112005585600003','6AFFD390-00000031',1795150736,1795154336,'20/11/2026 05:58:56 AM','0610599818',NULL,'1009','Inès Ferrand','Inès Ferrand<1009>','inbound','answered',133,128,5,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120055901-1795150736.3-0610599818-1009-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(4,4,X'9f9bee70deb818de862f2d08b035774afdb7f11771cc8dc871977c7462c506ea',10,1,'2026112007084800004','6AFFE3F0-00000041',1795154928,1795158528,'20/11/2026 07:08:48 AM','0619396870',NULL,'6200','Welcome','IVR Welcome<6200>','inbound','answered',5,5,NULL,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(5,4,X'5dc396730dd647dbfec1d85006e8acbe4351b8e22cf8dfacf3322575efacaa7e',11,1,'2026112007084800004','6AFFE3F0-00000042',1795154933,1795158533,'20/11/2026 07:08:53 AM','0619396870',NULL,'6401','Sales','Queue Sales<6401>','inbound','answered',75,56,19,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(6,4,X'45f5e87e9deff072ea2ecdffb2a796c8da25070c36ebe4e2c3b5148f5b058aea',12,1,'2026112007084800004','6AFFE3F0-00000043',1795154943,1795158543,'20/11/2026 07:09:03 AM','0619396870',NULL,'1008','Hugo Moreau','Hugo Moreau<1008>','inbound','answered',65,56,9,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120070912-1795154928.4-0619396870-1008-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(7,5,X'ed2e99d3efcebb0fbd07093cdf3e364a8526f114cd2b350e084f96dc96afd7db',13,1,'2026112008225100005','6AFFF54B-00000051',1795159371,1795162971,'20/11/2026 08:22:51 AM','1003','Chloé Dubois','1011','Katarzyna Wójcik','Katarzyna Wójcik<1011>','internal','answered',32,25,7,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261120082258-1795159371.5-1003-1011-Internal.wav','caller',NULL);
INSERT INTO cdr VALUES(8,6,X'77d9f61651a00b835d3742649841b440bea2dff0b20e8e61fbc409f5c0db649e',14,1,'2026112009041600006','6AFFFF00-00000061',1795161856,1795165456,'20/11/2026 09:04:16 AM','0631192917',NULL,'6401','Sales','Queue Sales<6401>','inbound','answered',240,238,2,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'callee',NULL);
INSERT INTO cdr VALUES(9,6,X'2c90450d1b5636132013d086ce829e349afed790a35c22c8858fe66b6982bff7',15,1,'2026112009041600006','6AFFFF00-00000062',1795161856,1795165456,'20/11/2026 09:04:16 AM','0631192917',NULL,'1006','Farid Haddad','Farid Haddad<1006>','inbound','answered',240,238,2,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261120090418-1795161856.6-0631192917-1006-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(10,7,X'9a8ba06796902395ed68e1755d7ae31e93291fa588fc983beb1f44604b251afb',16,1,'2026112017592600007','6B007C6E-00000071',1795193966,1795197566,'20/11/2026 05:59:26 PM','0653385480',NULL,'6200','Welcome','IVR Welcome<6200>','inbound','answered',7,7,NULL,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(11,7,X'e55a3f4fcb24793a0e276f184d2ff84b7ff309bdaa0c06642445cb13613dc59f',17,1,'2026112017592600007','6B007C6E-00000072',1795193973,1795197573,'20/11/2026 05:59:33 PM','0653385480',NULL,'6401','Sales','Queue Sales<6401>','inbound','answered',41,20,21,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(12,7,X'c5da05f06b34343c54ec682a2fd6f819fb6a8455b6ddf5efa357fec2ea43076b',18,1,'2026112017592600007','6B007C6E-00000073',1795193983,1795197583,'20/11/2026 05:59:43 PM','0653385480',NULL,'1007','Greta Lindqvist','Greta Lindqvist<1007>','inbound','answered',31,20,11,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120175954-1795193966.7-0653385480-1007-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(13,8,X'bdc459b8cb33e0a36075096bf57c737091c7443b61cdf69082c0f438d06e773c',19,1,'2026112116091700008','6B01B41D-00000081',1795273757,1795277357,'21/11/2026 04:09:17 PM','1004','David O''Hara','1011','Katarzyna Wójcik','Katarzyna Wójcik<1011>','internal','no_answer',9,0,9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(14,9,X'ea0b98d63cff73a45ff30be689e1975284d783ce6480b758adc21c5ffbdd2b98',20,1,'2026112217353600009','6B0319D8-00000091',1795365336,1795368936,'22/11/2026 05:35:36 PM','0676577708',NULL,'1012','Léo "Bis" Petit','Léo "Bis" Petit<1012>','inbound','no_answer',8,0,8,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(15,10,X'6ee918465c847d1990b8e05b69d2249f1eba4317d34d169a9ecab75b63534b26',21,1,'202611231246170000A','6B042789-000000A1',1795434377,1795437977,'23/11/2026 12:46:17 PM','0613598813',NULL,'6300','Office','RingGroup Office<6300>','inbound','answered',143,140,3,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,'callee',NULL);
INSERT INTO cdr VALUES(16,10,X'ac1248ee4ec6f72f5440531a44d4b113c829005d4a81d89749596428496604db',22,1,'202611231246170000A','6B042789-000000A2',1795434377,1795437977,'23/11/2026 12:46:17 PM','0613598813',NULL,'1009','Inès Ferrand','Inès Ferrand<1009>','inbound','answered',143,140,3,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261123124620-1795434377.10-0613598813-1009-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(17,11,X'e40f5ecd2986056e22c05875668956c14b3b726ef74d506aa31c42b62e42f45f',23,1,'202611231306260000B','6B042C42-000000B1',1795435586,1795439186,'23/11/2026 01:06:26 PM','0624595128',NULL,'6200','Welcome','IVR Welcome<6200>','inbound','answered',8,8,NULL,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(18,11,X'9374f5c150d0851270ba50faf3f730b85de4f6681166b13349d4454961b6ce0d',24,1,'202611231306260000B','6B042C42-000000B2',1795435594,1795439194,'23/11/2026 01:06:34 PM','0624595128',NULL,'6400','Support','Queue Support<6400>','inbound','answered',186,161,25,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(19,11,X'70c0fe0bcb9d1f748e991527b63bac769885713b797aa02659090050d13dda1c',25,1,'202611231306260000B','6B042C42-000000B3',1795435608,1795439208,'23/11/2026 01:06:48 PM','0624595128',NULL,'1003','Chloé Dubois','Chloé Dubois<1003>','inbound','answered',172,161,11,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261123130659-1795435586.11-0624595128-1003-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(20,12,X'ecd3f7ab5a90088583e3b18961920571717bd5d0ffe7ad479aa17f1a11914f5c',26,1,'202611231445280000C','6B044378-000000C1',1795441528,1795445128,'23/11/2026 02:45:28 PM','0675378110',NULL,'1005','Emma Rossi','Emma Rossi<1005>','inbound','answered',110,107,3,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261123144531-1795441528.12-0675378110-1005-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(21,13,X'f7ba1946057be0f8469f7a373ce81c00847243a97cccf03e320e71d81d474faf',27,1,'202611231728390000D','6B0469B7-000000D1',1795451319,1795454919,'23/11/2026 05:28:39 PM','1008','Hugo Moreau','0627794056',NULL,'0627794056','outbound','failed',2,0,NULL,NULL,NULL,'Trunk-A',NULL,NULL,'0140000000',NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(22,14,X'8058ee26cd29fbb5c278dd6e25dc8d0ec59a1c1540a18d7d89096cae0faa2525',28,1,'202611240057580000E','6B04D306-000000E1',1795478278,1795481878,'24/11/2026 12:57:58 AM','0630193252',NULL,'1005','Emma Rossi','Emma Rossi<1005>','inbound','answered',42,32,10,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124005808-1795478278.14-0630193252-1005-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(23,14,X'3c5b1fe13a78a0b179035538d20b6f03dadcb1233f8438ee429026838d1319ad',29,1,'202611240057580000E','6B04D306-000000E2',1795478320,1795481920,'24/11/2026 12:58:40 AM','0630193252',NULL,'1007','Greta Lindqvist','Greta Lindqvist<1007>','inbound','answered',59,57,2,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124005842-1795478278.14-0630193252-1007-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(24,18,X'0451e08b0ee8518a9599d90cf41f73124baa58756eeabdb14ff27773a0780476',54,0,'2026112403121900012',NULL,NULL,1795489939,'2026-11-24 03:12:19','1010',NULL,'1002',NULL,'1002','internal','no_answer',1,0,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(25,18,X'b2b6d063586ec7479afb2dbfbf2a251af628d8436c49166e898ec8a007f3852e',60,1,'2026112403121900012','6B04F283-00000121',1795486339,1795489939,'24/11/2026 03:12:19 AM','1010','Jonas Weber','1002','Bruno Keller','Bruno Keller<1002>','internal','no_answer',1,0,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(26,17,X'c6b5bd93407dd9cec6c331003aa97be2043b99d91b1d6946b425cd5cb863fc1c',88,0,'2026112403121800011',NULL,NULL,1795489938,'2026-11-24 03:12:18','0648986954',NULL,'6300',NULL,'6300','inbound','answered',8,7,NULL,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(27,17,X'08216d93e5c386f3b5e3e81b134fa9430a6b00a39188a03f597b706173b24622',89,0,'2026112403121800011',NULL,NULL,1795489938,'2026-11-24 03:12:18','0648986954',NULL,'1009',NULL,'1009','inbound','answered',8,7,NULL,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261124031219-1795486338.17-0648986954-1009-Inbound.wav',NULL,'20261124031218-00077');
INSERT INTO cdr VALUES(28,16,X'37c1894a0af07ee96a7ed19a803fb2f9985210ce8125467dbd0ed90ec801dfce',94,0,'2026112403121800010',NULL,NULL,1795489938,'2026-11-24 03:12:18','0612399215',NULL,'1009',NULL,'1009','inbound','answered',12,11,NULL,0,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124031219-1795486338.16-0612399215-1009-Inbound.wav',NULL,'20261124031218-00070');
INSERT INTO cdr VALUES(29,17,X'19bc7d9193fbf6535dfbdf710fad59ac7ea06b20758db3bb5f781608901288a9',95,1,'2026112403121800011','6B04F282-00000111',1795486338,1795489938,'24/11/2026 03:12:18 AM','0648986954',NULL,'6300','Office','RingGroup Office<6300>','inbound','answered',8,7,1,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'caller',NULL);
INSERT INTO cdr VALUES(30,17,X'8a882351291761c3cc843b11742cf5e156d8a8274899342d1937a0f0a0c798df',96,1,'2026112403121800011','6B04F282-00000112',1795486338,1795489938,'24/11/2026 03:12:18 AM','0648986954',NULL,'1009','Inès Ferrand','Inès Ferrand<1009>','inbound','answered',8,7,1,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261124031219-1795486338.17-0648986954-1009-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(31,16,X'1d31ce8020d28b3cc60efc1ecaea5586ecc511c85b6c5b475f3b4e5357eaadf6',97,1,'2026112403121800010','6B04F282-00000101',1795486338,1795489938,'24/11/2026 03:12:18 AM','0612399215',NULL,'1009','Inès Ferrand','Inès Ferrand<1009>','inbound','answered',12,11,1,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124031219-1795486338.16-0612399215-1009-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(32,22,X'85b71e1b43d5ea64c516db65f48ed5ae7fa442d0a743c9fd88b482e2d16d1b68',101,0,'2026112403122100016',NULL,NULL,1795489941,'2026-11-24 03:12:21','1008',NULL,'1003',NULL,'1003','internal','answered',9,8,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,'20261124031222-1795486341.22-1008-1003-Internal.wav',NULL,'20261124031221-0009A');
INSERT INTO cdr VALUES(33,19,X'36809b304294394b3c33296e1e095b01fb8db6875c2e5406bd5abd9118e37fdf',105,0,'2026112403121900013',NULL,NULL,1795489939,'2026-11-24 03:12:19','0682975564',NULL,'1012',NULL,'1012','inbound','answered',12,11,NULL,0,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124031220-1795486339.19-0682975564-1012-Inbound.wav',NULL,'20261124031219-00085');
INSERT INTO cdr VALUES(34,15,X'906d10cf7ec50b1f4c5523eaa707f9419cc398f02036fdfe015a9ca2296f5670',108,0,'202611240312180000F',NULL,NULL,1795489938,'2026-11-24 03:12:18','0622795731',NULL,'1002',NULL,'1002','inbound','answered',13,13,NULL,0,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261124031218-1795486338.15-0622795731-1002-Inbound.wav',NULL,'20261124031218-00069');
INSERT INTO cdr VALUES(35,15,X'12cbeb97d7d5a77d282e07c368e03c9a5f11f4480ba408c5c45d50ff90894055',110,1,'202611240312180000F','6B04F282-000000F1',1795486338,1795489938,'24/11/2026 03:12:18 AM','0622795731',NULL,'1002','Bruno Keller','Bruno Keller<1002>','inbound','answered',13,13,NULL,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261124031218-1795486338.15-0622795731-1002-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(36,19,X'23c1eff73e34e28fe40d0f19f7c33ddc52c4a4ee49eec17efe2b031d5b363807',111,1,'2026112403121900013','6B04F283-00000131',1795486339,1795489939,'24/11/2026 03:12:19 AM','0682975564',NULL,'1012','Léo "Bis" Petit','Léo "Bis" Petit<1012>','inbound','answered',12,11,1,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124031220-1795486339.19-0682975564-1012-Inbound.wav','callee',NULL);
INSERT INTO cdr VALUES(37,22,X'1437fff852494a3b058bc653259be44fc6171f1639afac867503ec3fae6b4745',112,1,'2026112403122100016','6B04F285-00000161',1795486341,1795489941,'24/11/2026 03:12:21 AM','1008','Hugo Moreau','1003','Chloé Dubois','Chloé Dubois<1003>','internal','answered',9,8,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261124031222-1795486341.22-1008-1003-Internal.wav','callee',NULL);
INSERT INTO cdr VALUES(38,20,X'9471288e59caf047d8c8747b8baf278f4cdc9a719ab82ee1a7582a1c7b242892',114,0,'2026112403122000014',NULL,NULL,1795489940,'2026-11-24 03:12:20','0626394525',NULL,'6400',NULL,'6400','inbound','answered',16,15,NULL,0,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(39,20,X'80465889b26927de6528da3c14131631f01e3f69de2df32ade45d3c11f9a3a0e',115,0,'2026112403122000014',NULL,NULL,1795489940,'2026-11-24 03:12:20','0626394525',NULL,'1004',NULL,'1004','inbound','answered',16,15,NULL,1,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,'20261124031221-1795486340.20-0626394525-1004-Inbound.wav',NULL,'20261124031220-0008C');
INSERT INTO cdr VALUES(40,20,X'647d100619fe864751ad836793f1505c20a08ba1f1f14afb4c354a2b1096b194',119,1,'2026112403122000014','6B04F284-00000141',1795486340,1795489940,'24/11/2026 03:12:20 AM','0626394525',NULL,'6400','Support','Queue Support<6400>','inbound','answered',16,15,1,NULL,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,NULL,'callee',NULL);
INSERT INTO cdr VALUES(41,20,X'947d1390b6ec24dca2db89e9400e87efa64089505275a835b0f4a81d86779619',120,1,'2026112403122000014','6B04F284-00000142',1795486340,1795489940,'24/11/2026 03:12:20 AM','0626394525',NULL,'1004','David O''Hara','David O''Hara<1004>','inbound','answered',16,15,1,NULL,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,'20261124031221-1795486340.20-0626394525-1004-Inbound.wav','caller',NULL);
INSERT INTO cdr VALUES(42,21,X'ab4f429fd7adbfc97548d7be4926f388a13f7d89aa6f85771d8d4e9ca12ae8b4',124,0,'2026112403122100015',NULL,NULL,1795489941,'2026-11-24 03:12:21','0620396535',NULL,'6200',NULL,'6200','inbound','answered',1,1,NULL,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(43,21,X'6dfee8b5c0da4f7cc819c4e9d0258493c886c23a47484e229b6d682b8daf5572',125,0,'2026112403122100015',NULL,NULL,1795489942,'2026-11-24 03:12:22','0620396535',NULL,'6400',NULL,'6400','inbound','answered',19,18,NULL,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL,NULL);
INSERT INTO cdr VALUES(44,21,X'c887d86b4fdb429963c166499930566e28f09f631da0a95128bbdcb679647b94',126,0,'2026112403122100015',NULL,NULL,1795489942,'2026-11-24 03:12:22','0620396535',NULL,'1003',NULL,'1003','inbound','answered',19,18,NULL,1,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261124031223-1795486341.21-0620396535-1003-Inbound.wav',NULL,'20261124031222-0045C');
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
INSERT INTO member_state VALUES(1,15,30,0,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ALERT',NULL);
INSERT INTO member_state VALUES(2,15,30,0,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'RING',NULL);
INSERT INTO member_state VALUES(3,15,32,0,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ANSWERED',NULL);
INSERT INTO member_state VALUES(4,15,32,0,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(5,16,34,0,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ALERT',NULL);
INSERT INTO member_state VALUES(6,16,34,0,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'RING',NULL);
INSERT INTO member_state VALUES(7,17,36,0,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','ALERT','6300');
INSERT INTO member_state VALUES(8,17,36,0,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'RING','6300');
INSERT INTO member_state VALUES(9,17,36,0,'extension','1010',NULL,'PJSIP/1010-00000113',NULL,'RING','6300');
INSERT INTO member_state VALUES(10,17,36,0,'extension','1011',NULL,'PJSIP/1011-00000114',NULL,'RING','6300');
INSERT INTO member_state VALUES(11,18,40,0,'extension','1010',NULL,'PJSIP/1010-00000121',NULL,'ALERT',NULL);
INSERT INTO member_state VALUES(12,18,40,0,'extension','1002',NULL,'PJSIP/1002-00000122',NULL,'RING',NULL);
INSERT INTO member_state VALUES(13,19,43,0,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ALERT',NULL);
INSERT INTO member_state VALUES(14,19,43,0,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'RING',NULL);
INSERT INTO member_state VALUES(15,17,45,0,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','ANSWERED','6300');
INSERT INTO member_state VALUES(16,17,45,0,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'ANSWER','6300');
INSERT INTO member_state VALUES(17,17,47,0,'extension','1010',NULL,'PJSIP/1010-00000113',NULL,'BYE','6300');
INSERT INTO member_state VALUES(18,17,49,0,'extension','1011',NULL,'PJSIP/1011-00000114',NULL,'BYE','6300');
INSERT INTO member_state VALUES(19,16,51,0,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(20,16,51,0,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(21,15,53,2,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ANSWERED',NULL);
INSERT INTO member_state VALUES(22,15,53,2,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(23,16,53,2,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(24,16,53,2,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(25,17,53,2,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','ANSWERED','6300');
INSERT INTO member_state VALUES(26,17,53,2,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'ANSWER','6300');
INSERT INTO member_state VALUES(27,18,53,2,'extension','1010',NULL,'PJSIP/1010-00000121',NULL,'ALERT',NULL);
INSERT INTO member_state VALUES(28,18,53,2,'extension','1002',NULL,'PJSIP/1002-00000122',NULL,'RING',NULL);
INSERT INTO member_state VALUES(29,19,53,2,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ALERT',NULL);
INSERT INTO member_state VALUES(30,19,53,2,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'RING',NULL);
INSERT INTO member_state VALUES(31,18,55,0,'extension','1010',NULL,'PJSIP/1010-00000121',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(32,18,55,0,'extension','1002',NULL,'PJSIP/1002-00000122',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(33,19,58,0,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(34,19,58,0,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(35,20,61,0,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(36,20,62,0,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'RING','6400');
INSERT INTO member_state VALUES(37,20,62,0,'extension','1001',NULL,'PJSIP/1001-00000143',NULL,'RING','6400');
INSERT INTO member_state VALUES(38,20,62,0,'extension','1003',NULL,'PJSIP/1003-00000144',NULL,'RING','6400');
INSERT INTO member_state VALUES(39,20,66,0,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(40,20,66,0,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(41,20,68,0,'extension','1001',NULL,'PJSIP/1001-00000143',NULL,'BYE','6400');
INSERT INTO member_state VALUES(42,20,70,0,'extension','1003',NULL,'PJSIP/1003-00000144',NULL,'BYE','6400');
INSERT INTO member_state VALUES(43,21,72,0,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6200');
INSERT INTO member_state VALUES(44,22,73,0,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'ALERT',NULL);
INSERT INTO member_state VALUES(45,22,73,0,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'RING',NULL);
INSERT INTO member_state VALUES(46,22,76,0,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'ANSWERED',NULL);
INSERT INTO member_state VALUES(47,22,76,0,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(48,21,79,0,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(49,21,80,0,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'RING','6400');
INSERT INTO member_state VALUES(50,21,82,0,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(51,21,82,0,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(52,15,84,2,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ANSWERED',NULL);
INSERT INTO member_state VALUES(53,15,84,2,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(54,16,84,2,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(55,16,84,2,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(56,17,84,2,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','ANSWERED','6300');
INSERT INTO member_state VALUES(57,17,84,2,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'ANSWER','6300');
INSERT INTO member_state VALUES(58,19,84,2,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(59,19,84,2,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(60,20,84,2,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(61,20,84,2,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(62,21,84,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(63,21,84,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(64,22,84,2,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'ANSWERED',NULL);
INSERT INTO member_state VALUES(65,22,84,2,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(66,17,85,0,'inbound','0648986954','0140000000','PJSIP/Trunk-A-00000111','Trunk-A','BYE','6300');
INSERT INTO member_state VALUES(67,17,86,0,'extension','1009',NULL,'PJSIP/1009-00000112',NULL,'BYE','6300');
INSERT INTO member_state VALUES(68,15,90,2,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','ANSWERED',NULL);
INSERT INTO member_state VALUES(69,15,90,2,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(70,16,90,2,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(71,16,90,2,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(72,19,90,2,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','ANSWERED',NULL);
INSERT INTO member_state VALUES(73,19,90,2,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(74,20,90,2,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(75,20,90,2,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(76,21,90,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(77,21,90,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(78,22,90,2,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'ANSWERED',NULL);
INSERT INTO member_state VALUES(79,22,90,2,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'ANSWER',NULL);
INSERT INTO member_state VALUES(80,16,91,0,'inbound','0612399215','0140000010','PJSIP/Trunk-A-00000101','Trunk-A','BYE',NULL);
INSERT INTO member_state VALUES(81,16,92,0,'extension','1009',NULL,'PJSIP/1009-00000102',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(82,22,98,0,'extension','1008',NULL,'PJSIP/1008-00000161',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(83,22,98,0,'extension','1003',NULL,'PJSIP/1003-00000162',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(84,19,102,0,'inbound','0682975564','0140000010','PJSIP/Trunk-A-00000131','Trunk-A','BYE',NULL);
INSERT INTO member_state VALUES(85,19,103,0,'extension','1012',NULL,'PJSIP/1012-00000132',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(86,15,106,0,'inbound','0622795731','0140000020','PJSIP/Trunk-B-000000f1','Trunk-B','BYE',NULL);
INSERT INTO member_state VALUES(87,15,106,0,'extension','1002',NULL,'PJSIP/1002-000000f2',NULL,'BYE',NULL);
INSERT INTO member_state VALUES(88,20,109,2,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(89,20,109,2,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(90,21,109,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(91,21,109,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(92,20,113,2,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','ANSWERED','6400');
INSERT INTO member_state VALUES(93,20,113,2,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(94,21,113,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(95,21,113,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(96,20,116,0,'inbound','0626394525','0140000030','PJSIP/Trunk-B-00000141','Trunk-B','BYE','6400');
INSERT INTO member_state VALUES(97,20,117,0,'extension','1004',NULL,'PJSIP/1004-00000142',NULL,'BYE','6400');
INSERT INTO member_state VALUES(98,21,121,2,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','ANSWERED','6400');
INSERT INTO member_state VALUES(99,21,121,2,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'ANSWER','6400');
INSERT INTO member_state VALUES(100,21,122,0,'inbound','0620396535','0140000000','PJSIP/Trunk-A-00000151','Trunk-A','BYE','6400');
INSERT INTO member_state VALUES(101,21,122,0,'extension','1003',NULL,'PJSIP/1003-00000152',NULL,'BYE','6400');
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
INSERT INTO extension_event VALUES(1,31,'state','1002','Ringing',NULL);
INSERT INTO extension_event VALUES(2,33,'state','1002','Busy',NULL);
INSERT INTO extension_event VALUES(3,35,'state','1009','Ringing',NULL);
INSERT INTO extension_event VALUES(4,37,'state','1009','Ringing',NULL);
INSERT INTO extension_event VALUES(5,38,'state','1010','Ringing',NULL);
INSERT INTO extension_event VALUES(6,39,'state','1011','Ringing',NULL);
INSERT INTO extension_event VALUES(7,41,'state','1010','Busy',NULL);
INSERT INTO extension_event VALUES(8,42,'state','1002','Ringing',NULL);
INSERT INTO extension_event VALUES(9,44,'state','1012','Ringing',NULL);
INSERT INTO extension_event VALUES(10,46,'state','1009','Busy',NULL);
INSERT INTO extension_event VALUES(11,48,'state','1010','Idle',NULL);
INSERT INTO extension_event VALUES(12,50,'state','1011','Idle',NULL);
INSERT INTO extension_event VALUES(13,52,'state','1009','Busy',NULL);
INSERT INTO extension_event VALUES(14,56,'state','1010','Idle',NULL);
INSERT INTO extension_event VALUES(15,57,'state','1002','Idle',NULL);
INSERT INTO extension_event VALUES(16,59,'state','1012','Busy',NULL);
INSERT INTO extension_event VALUES(17,63,'state','1004','Ringing',NULL);
INSERT INTO extension_event VALUES(18,64,'state','1001','Ringing',NULL);
INSERT INTO extension_event VALUES(19,65,'state','1003','Ringing',NULL);
INSERT INTO extension_event VALUES(20,67,'state','1004','Busy',NULL);
INSERT INTO extension_event VALUES(21,69,'state','1001','Idle',NULL);
INSERT INTO extension_event VALUES(22,71,'state','1003','Idle',NULL);
INSERT INTO extension_event VALUES(23,74,'state','1008','Busy',NULL);
INSERT INTO extension_event VALUES(24,75,'state','1003','Ringing',NULL);
INSERT INTO extension_event VALUES(25,77,'state','1008','Busy',NULL);
INSERT INTO extension_event VALUES(26,78,'state','1003','Busy',NULL);
INSERT INTO extension_event VALUES(27,81,'state','1003','Ringing',NULL);
INSERT INTO extension_event VALUES(28,83,'state','1003','Busy',NULL);
INSERT INTO extension_event VALUES(29,87,'state','1009','Idle',NULL);
INSERT INTO extension_event VALUES(30,93,'state','1009','Idle',NULL);
INSERT INTO extension_event VALUES(31,99,'state','1008','Idle',NULL);
INSERT INTO extension_event VALUES(32,100,'state','1003','Idle',NULL);
INSERT INTO extension_event VALUES(33,104,'state','1012','Idle',NULL);
INSERT INTO extension_event VALUES(34,107,'state','1002','Idle',NULL);
INSERT INTO extension_event VALUES(35,118,'state','1004','Idle',NULL);
INSERT INTO extension_event VALUES(36,123,'state','1003','Idle',NULL);
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
INSERT INTO live_query VALUES(6,1,1795486335026,1795486335026);
INSERT INTO live_query VALUES(53,1,1795486340013,1795486340013);
INSERT INTO live_query VALUES(84,1,1795486345013,1795486345013);
INSERT INTO live_query VALUES(90,1,1795486350013,1795486350013);
INSERT INTO live_query VALUES(109,1,1795486355016,1795486355017);
INSERT INTO live_query VALUES(113,1,1795486355535,1795486355535);
INSERT INTO live_query VALUES(121,1,1795486360014,1795486360014);
CREATE TABLE live_query_call (
    frame INTEGER NOT NULL REFERENCES live_query,
    call_id TEXT NOT NULL,
    PRIMARY KEY (frame, call_id)
) STRICT, WITHOUT ROWID;
INSERT INTO live_query_call VALUES(53,'1795486338.15');
INSERT INTO live_query_call VALUES(53,'1795486338.16');
INSERT INTO live_query_call VALUES(53,'1795486338.17');
INSERT INTO live_query_call VALUES(53,'1795486339.18');
INSERT INTO live_query_call VALUES(53,'1795486339.19');
INSERT INTO live_query_call VALUES(84,'1795486338.15');
INSERT INTO live_query_call VALUES(84,'1795486338.16');
INSERT INTO live_query_call VALUES(84,'1795486338.17');
INSERT INTO live_query_call VALUES(84,'1795486339.19');
INSERT INTO live_query_call VALUES(84,'1795486340.20');
INSERT INTO live_query_call VALUES(84,'1795486341.21');
INSERT INTO live_query_call VALUES(84,'1795486341.22');
INSERT INTO live_query_call VALUES(90,'1795486338.15');
INSERT INTO live_query_call VALUES(90,'1795486338.16');
INSERT INTO live_query_call VALUES(90,'1795486339.19');
INSERT INTO live_query_call VALUES(90,'1795486340.20');
INSERT INTO live_query_call VALUES(90,'1795486341.21');
INSERT INTO live_query_call VALUES(90,'1795486341.22');
INSERT INTO live_query_call VALUES(109,'1795486340.20');
INSERT INTO live_query_call VALUES(109,'1795486341.21');
INSERT INTO live_query_call VALUES(113,'1795486340.20');
INSERT INTO live_query_call VALUES(113,'1795486341.21');
INSERT INTO live_query_call VALUES(121,'1795486341.21');
CREATE TABLE directory_list (
    frame INTEGER PRIMARY KEY REFERENCES frame,
    pbx INTEGER NOT NULL REFERENCES pbx,
    kind TEXT NOT NULL,
    received_ms INTEGER NOT NULL
) STRICT;
INSERT INTO directory_list VALUES(3,1,'extensions',1795486335022);
INSERT INTO directory_list VALUES(4,1,'trunks',1795486335023);
INSERT INTO directory_list VALUES(5,1,'queues',1795486335025);
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
INSERT INTO clock_observation VALUES(1,1,1795486335,3600);
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
, contact TEXT, contact_key TEXT GENERATED ALWAYS AS (ltrim(substr(contact, -9), '+')) VIRTUAL, linked_call INTEGER REFERENCES call ON DELETE SET NULL) STRICT;
INSERT INTO call VALUES(1,1,'1795072432.1','2026111908135200001','ended',1795072432,3600,'call_id',1795072520,'outbound','1001','Alice Martin','0632592448',NULL,'0632592448','answered',0,9,79,88,NULL,'Trunk-B',1,0,0,'20261119081401-1795072432.1-1001-0632592448-Outbound.wav',0,2,'0632592448',NULL);
INSERT INTO call VALUES(2,1,'1795095584.2','2026111914394400002','ended',1795095584,3600,'call_id',1795095654,'inbound','0679576703',NULL,'0140000020','0140000020','1002','answered',0,10,60,70,NULL,'Trunk-B',1,0,0,'20261119143954-1795095584.2-0679576703-1002-Inbound.wav',0,2,'0679576703',NULL);
INSERT INTO call VALUES(3,1,'1795150736.3','2026112005585600003','ended',1795150736,3600,'call_id',1795150869,'inbound','0610599818',NULL,'0140000010','0140000010','1009','answered',0,5,128,133,NULL,'Trunk-A',1,0,0,'20261120055901-1795150736.3-0610599818-1009-Inbound.wav',0,2,'0610599818',NULL);
INSERT INTO call VALUES(4,1,'1795154928.4','2026112007084800004','ended',1795154928,3600,'call_id',1795155008,'inbound','0619396870',NULL,'0140000010','0140000010','1008','answered',0,24,56,80,'6401','Trunk-A',3,0,0,'20261120070912-1795154928.4-0619396870-1008-Inbound.wav',0,2,'0619396870',NULL);
INSERT INTO call VALUES(5,1,'1795159371.5','2026112008225100005','ended',1795159371,3600,'call_id',1795159403,'internal','1003','Chloé Dubois','1011',NULL,'1011','answered',0,7,25,32,NULL,NULL,1,0,0,'20261120082258-1795159371.5-1003-1011-Internal.wav',0,2,NULL,NULL);
INSERT INTO call VALUES(6,1,'1795161856.6','2026112009041600006','ended',1795161856,3600,'call_id',1795162096,'inbound','0631192917',NULL,'0140000000','0140000000','1006','answered',0,2,238,240,'6401','Trunk-A',2,0,0,'20261120090418-1795161856.6-0631192917-1006-Inbound.wav',0,2,'0631192917',NULL);
INSERT INTO call VALUES(7,1,'1795193966.7','2026112017592600007','ended',1795193966,3600,'call_id',1795194014,'inbound','0653385480',NULL,'0140000010','0140000010','1007','answered',0,28,20,48,'6401','Trunk-A',3,0,0,'20261120175954-1795193966.7-0653385480-1007-Inbound.wav',0,2,'0653385480',NULL);
INSERT INTO call VALUES(8,1,'1795273757.8','2026112116091700008','ended',1795273757,3600,'call_id',1795273766,'internal','1004','David O''Hara','1011',NULL,NULL,'no_answer',0,9,0,9,NULL,NULL,1,0,0,NULL,0,2,NULL,NULL);
INSERT INTO call VALUES(9,1,'1795365336.9','2026112217353600009','ended',1795365336,3600,'call_id',1795365344,'inbound','0676577708',NULL,'0140000020','0140000020',NULL,'no_answer',1,8,0,8,NULL,'Trunk-B',1,0,0,NULL,0,2,'0676577708',NULL);
INSERT INTO call VALUES(10,1,'1795434377.10','202611231246170000A','ended',1795434377,3600,'call_id',1795434520,'inbound','0613598813',NULL,'0140000020','0140000020','1009','answered',0,3,140,143,NULL,'Trunk-B',2,0,0,'20261123124620-1795434377.10-0613598813-1009-Inbound.wav',0,2,'0613598813',NULL);
INSERT INTO call VALUES(11,1,'1795435586.11','202611231306260000B','ended',1795435586,3600,'call_id',1795435780,'inbound','0624595128',NULL,'0140000000','0140000000','1003','answered',0,33,161,194,'6400','Trunk-A',3,0,0,'20261123130659-1795435586.11-0624595128-1003-Inbound.wav',0,2,'0624595128',NULL);
INSERT INTO call VALUES(12,1,'1795441528.12','202611231445280000C','ended',1795441528,3600,'call_id',1795441638,'inbound','0675378110',NULL,'0140000020','0140000020','1005','answered',0,3,107,110,NULL,'Trunk-B',1,0,0,'20261123144531-1795441528.12-0675378110-1005-Inbound.wav',0,2,'0675378110',NULL);
INSERT INTO call VALUES(13,1,'1795451319.13','202611231728390000D','ended',1795451319,3600,'call_id',1795451321,'outbound','1008','Hugo Moreau','0627794056',NULL,NULL,'failed',0,2,0,2,NULL,'Trunk-A',1,0,0,NULL,0,2,'0627794056',NULL);
INSERT INTO call VALUES(14,1,'1795478278.14','202611240057580000E','ended',1795478278,3600,'call_id',1795478379,'inbound','0630193252',NULL,'0140000010','0140000010','1005','answered',0,10,89,101,NULL,'Trunk-A',2,1,0,'20261124005808-1795478278.14-0630193252-1005-Inbound.wav',0,2,'0630193252',NULL);
INSERT INTO call VALUES(15,1,'1795486338.15','202611240312180000F','ended',1795486338,3600,'call_id',1795486351,'inbound','0622795731',NULL,'0140000020','0140000020','1002','answered',0,0,13,13,NULL,'Trunk-B',1,0,0,'20261124031218-1795486338.15-0622795731-1002-Inbound.wav',0,2,'0622795731',NULL);
INSERT INTO call VALUES(16,1,'1795486338.16','2026112403121800010','ended',1795486338,3600,'call_id',1795486350,'inbound','0612399215',NULL,'0140000010','0140000010','1009','answered',0,1,11,12,NULL,'Trunk-A',1,0,0,'20261124031219-1795486338.16-0612399215-1009-Inbound.wav',0,2,'0612399215',NULL);
INSERT INTO call VALUES(17,1,'1795486338.17','2026112403121800011','ended',1795486338,3600,'call_id',1795486346,'inbound','0648986954',NULL,'0140000000','0140000000','1009','answered',0,1,7,8,NULL,'Trunk-A',2,0,0,'20261124031219-1795486338.17-0648986954-1009-Inbound.wav',0,2,'0648986954',NULL);
INSERT INTO call VALUES(18,1,'1795486339.18','2026112403121900012','ended',1795486339,3600,'call_id',1795486340,'internal','1010','Jonas Weber','1002',NULL,NULL,'no_answer',0,1,0,1,NULL,NULL,1,0,0,NULL,0,2,NULL,NULL);
INSERT INTO call VALUES(19,1,'1795486339.19','2026112403121900013','ended',1795486339,3600,'call_id',1795486351,'inbound','0682975564',NULL,'0140000010','0140000010','1012','answered',0,1,11,12,NULL,'Trunk-A',1,0,0,'20261124031220-1795486339.19-0682975564-1012-Inbound.wav',0,2,'0682975564',NULL);
INSERT INTO call VALUES(20,1,'1795486340.20','2026112403122000014','ended',1795486340,3600,'call_id',1795486356,'inbound','0626394525',NULL,'0140000030','0140000030','1004','answered',0,1,15,16,'6400','Trunk-B',2,0,0,'20261124031221-1795486340.20-0626394525-1004-Inbound.wav',0,2,'0626394525',NULL);
INSERT INTO call VALUES(21,1,'1795486341.21','2026112403122100015','ended',1795486341,3600,'call_id',1795486361,'inbound','0620396535',NULL,'0140000000','0140000000','1003','answered',0,2,18,20,'6400','Trunk-A',3,0,0,'20261124031223-1795486341.21-0620396535-1003-Inbound.wav',0,2,'0620396535',NULL);
INSERT INTO call VALUES(22,1,'1795486341.22','2026112403122100016','ended',1795486341,3600,'call_id',1795486350,'internal','1008','Hugo Moreau','1003',NULL,'1003','answered',0,1,8,9,NULL,NULL,1,0,0,'20261124031222-1795486341.22-1008-1003-Internal.wav',0,2,NULL,NULL);
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
INSERT INTO leg VALUES(1,1,1,NULL,X'a8268ce42e637bc3eeaea88c079fde0839dfe4f30aac2fa46ea0ad4f65012f30','6AFEA1B0-00000011','2026111908135200001',1795072432,3600,'timestamp','1001','Alice Martin','0632592448',NULL,'external','destination trunk','outbound','answered',88,9,79,NULL,NULL,'Trunk-B',NULL,NULL,'0140000020',NULL,'20261119081401-1795072432.1-1001-0632592448-Outbound.wav','caller');
INSERT INTO leg VALUES(2,2,1,NULL,X'4c1e6b5ff5929ad59a5fcb3bca06aaef9db3d0f9cc6a59f729693b4673e07d2b','6AFEFC20-00000021','2026111914394400002',1795095584,3600,'timestamp','0679576703',NULL,'1002','Bruno Keller','extension','extension list','inbound','answered',70,10,60,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261119143954-1795095584.2-0679576703-1002-Inbound.wav','caller');
INSERT INTO leg VALUES(3,3,1,NULL,X'ba6d1e6d3fcc376dcc2efae667fc76818e97f613e65f69fe371a23951f5a4cef','6AFFD390-00000031','2026112005585600003',1795150736,3600,'timestamp','0610599818',NULL,'1009','Inès Ferrand','extension','extension list','inbound','answered',133,5,128,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120055901-1795150736.3-0610599818-1009-Inbound.wav','caller');
INSERT INTO leg VALUES(4,4,1,NULL,X'9f9bee70deb818de862f2d08b035774afdb7f11771cc8dc871977c7462c506ea','6AFFE3F0-00000041','2026112007084800004',1795154928,3600,'timestamp','0619396870',NULL,'6200','Welcome','ivr','name "IVR Welcome<6200>"','inbound','answered',5,NULL,5,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(5,4,2,NULL,X'5dc396730dd647dbfec1d85006e8acbe4351b8e22cf8dfacf3322575efacaa7e','6AFFE3F0-00000042','2026112007084800004',1795154933,3600,'timestamp','0619396870',NULL,'6401','Sales','queue','queue list','inbound','answered',75,19,56,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(6,4,3,NULL,X'45f5e87e9deff072ea2ecdffb2a796c8da25070c36ebe4e2c3b5148f5b058aea','6AFFE3F0-00000043','2026112007084800004',1795154943,3600,'timestamp','0619396870',NULL,'1008','Hugo Moreau','extension','extension list','inbound','answered',65,9,56,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120070912-1795154928.4-0619396870-1008-Inbound.wav','caller');
INSERT INTO leg VALUES(7,5,1,NULL,X'ed2e99d3efcebb0fbd07093cdf3e364a8526f114cd2b350e084f96dc96afd7db','6AFFF54B-00000051','2026112008225100005',1795159371,3600,'timestamp','1003','Chloé Dubois','1011','Katarzyna Wójcik','extension','extension list','internal','answered',32,7,25,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261120082258-1795159371.5-1003-1011-Internal.wav','caller');
INSERT INTO leg VALUES(8,6,1,NULL,X'77d9f61651a00b835d3742649841b440bea2dff0b20e8e61fbc409f5c0db649e','6AFFFF00-00000061','2026112009041600006',1795161856,3600,'timestamp','0631192917',NULL,'6401','Sales','queue','queue list','inbound','answered',240,2,238,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'callee');
INSERT INTO leg VALUES(9,6,2,NULL,X'2c90450d1b5636132013d086ce829e349afed790a35c22c8858fe66b6982bff7','6AFFFF00-00000062','2026112009041600006',1795161856,3600,'timestamp','0631192917',NULL,'1006','Farid Haddad','extension','extension list','inbound','answered',240,2,238,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261120090418-1795161856.6-0631192917-1006-Inbound.wav','caller');
INSERT INTO leg VALUES(10,7,1,NULL,X'9a8ba06796902395ed68e1755d7ae31e93291fa588fc983beb1f44604b251afb','6B007C6E-00000071','2026112017592600007',1795193966,3600,'timestamp','0653385480',NULL,'6200','Welcome','ivr','name "IVR Welcome<6200>"','inbound','answered',7,NULL,7,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(11,7,2,NULL,X'e55a3f4fcb24793a0e276f184d2ff84b7ff309bdaa0c06642445cb13613dc59f','6B007C6E-00000072','2026112017592600007',1795193973,3600,'timestamp','0653385480',NULL,'6401','Sales','queue','queue list','inbound','answered',41,21,20,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(12,7,3,NULL,X'c5da05f06b34343c54ec682a2fd6f819fb6a8455b6ddf5efa357fec2ea43076b','6B007C6E-00000073','2026112017592600007',1795193983,3600,'timestamp','0653385480',NULL,'1007','Greta Lindqvist','extension','extension list','inbound','answered',31,11,20,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261120175954-1795193966.7-0653385480-1007-Inbound.wav','callee');
INSERT INTO leg VALUES(13,8,1,NULL,X'bdc459b8cb33e0a36075096bf57c737091c7443b61cdf69082c0f438d06e773c','6B01B41D-00000081','2026112116091700008',1795273757,3600,'timestamp','1004','David O''Hara','1011','Katarzyna Wójcik','extension','extension list','internal','no_answer',9,9,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(14,9,1,NULL,X'ea0b98d63cff73a45ff30be689e1975284d783ce6480b758adc21c5ffbdd2b98','6B0319D8-00000091','2026112217353600009',1795365336,3600,'timestamp','0676577708',NULL,'1012','Léo "Bis" Petit','extension','extension list','inbound','no_answer',8,8,0,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(15,10,1,NULL,X'6ee918465c847d1990b8e05b69d2249f1eba4317d34d169a9ecab75b63534b26','6B042789-000000A1','202611231246170000A',1795434377,3600,'timestamp','0613598813',NULL,'6300','Office','ring_group','name "RingGroup Office<6300>"','inbound','answered',143,3,140,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,NULL,'callee');
INSERT INTO leg VALUES(16,10,2,NULL,X'ac1248ee4ec6f72f5440531a44d4b113c829005d4a81d89749596428496604db','6B042789-000000A2','202611231246170000A',1795434377,3600,'timestamp','0613598813',NULL,'1009','Inès Ferrand','extension','extension list','inbound','answered',143,3,140,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261123124620-1795434377.10-0613598813-1009-Inbound.wav','callee');
INSERT INTO leg VALUES(17,11,1,NULL,X'e40f5ecd2986056e22c05875668956c14b3b726ef74d506aa31c42b62e42f45f','6B042C42-000000B1','202611231306260000B',1795435586,3600,'timestamp','0624595128',NULL,'6200','Welcome','ivr','name "IVR Welcome<6200>"','inbound','answered',8,NULL,8,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(18,11,2,NULL,X'9374f5c150d0851270ba50faf3f730b85de4f6681166b13349d4454961b6ce0d','6B042C42-000000B2','202611231306260000B',1795435594,3600,'timestamp','0624595128',NULL,'6400','Support','queue','queue list','inbound','answered',186,25,161,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(19,11,3,NULL,X'70c0fe0bcb9d1f748e991527b63bac769885713b797aa02659090050d13dda1c','6B042C42-000000B3','202611231306260000B',1795435608,3600,'timestamp','0624595128',NULL,'1003','Chloé Dubois','extension','extension list','inbound','answered',172,11,161,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261123130659-1795435586.11-0624595128-1003-Inbound.wav','caller');
INSERT INTO leg VALUES(20,12,1,NULL,X'ecd3f7ab5a90088583e3b18961920571717bd5d0ffe7ad479aa17f1a11914f5c','6B044378-000000C1','202611231445280000C',1795441528,3600,'timestamp','0675378110',NULL,'1005','Emma Rossi','extension','extension list','inbound','answered',110,3,107,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261123144531-1795441528.12-0675378110-1005-Inbound.wav','callee');
INSERT INTO leg VALUES(21,13,1,NULL,X'f7ba1946057be0f8469f7a373ce81c00847243a97cccf03e320e71d81d474faf','6B0469B7-000000D1','202611231728390000D',1795451319,3600,'timestamp','1008','Hugo Moreau','0627794056',NULL,'external','destination trunk','outbound','failed',2,NULL,0,NULL,NULL,'Trunk-A',NULL,NULL,'0140000000',NULL,NULL,NULL);
INSERT INTO leg VALUES(22,14,1,NULL,X'8058ee26cd29fbb5c278dd6e25dc8d0ec59a1c1540a18d7d89096cae0faa2525','6B04D306-000000E1','202611240057580000E',1795478278,3600,'timestamp','0630193252',NULL,'1005','Emma Rossi','extension','extension list','inbound','answered',42,10,32,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124005808-1795478278.14-0630193252-1005-Inbound.wav','callee');
INSERT INTO leg VALUES(23,14,2,NULL,X'3c5b1fe13a78a0b179035538d20b6f03dadcb1233f8438ee429026838d1319ad','6B04D306-000000E2','202611240057580000E',1795478320,3600,'timestamp','0630193252',NULL,'1007','Greta Lindqvist','extension','extension list','inbound','answered',59,2,57,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124005842-1795478278.14-0630193252-1007-Inbound.wav','callee');
INSERT INTO leg VALUES(24,18,1,X'0451e08b0ee8518a9599d90cf41f73124baa58756eeabdb14ff27773a0780476',X'b2b6d063586ec7479afb2dbfbf2a251af628d8436c49166e898ec8a007f3852e','6B04F283-00000121','2026112403121900012',1795486339,3600,'timestamp','1010','Jonas Weber','1002','Bruno Keller','extension','extension list','internal','no_answer',1,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(25,17,1,X'c6b5bd93407dd9cec6c331003aa97be2043b99d91b1d6946b425cd5cb863fc1c',X'19bc7d9193fbf6535dfbdf710fad59ac7ea06b20758db3bb5f781608901288a9','6B04F282-00000111','2026112403121800011',1795486338,3600,'timestamp','0648986954',NULL,'6300','Office','ring_group','name "RingGroup Office<6300>"','inbound','answered',8,1,7,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,'caller');
INSERT INTO leg VALUES(26,17,2,X'08216d93e5c386f3b5e3e81b134fa9430a6b00a39188a03f597b706173b24622',X'8a882351291761c3cc843b11742cf5e156d8a8274899342d1937a0f0a0c798df','6B04F282-00000112','2026112403121800011',1795486338,3600,'timestamp','0648986954',NULL,'1009','Inès Ferrand','extension','extension list','inbound','answered',8,1,7,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261124031219-1795486338.17-0648986954-1009-Inbound.wav','caller');
INSERT INTO leg VALUES(27,16,1,X'37c1894a0af07ee96a7ed19a803fb2f9985210ce8125467dbd0ed90ec801dfce',X'1d31ce8020d28b3cc60efc1ecaea5586ecc511c85b6c5b475f3b4e5357eaadf6','6B04F282-00000101','2026112403121800010',1795486338,3600,'timestamp','0612399215',NULL,'1009','Inès Ferrand','extension','extension list','inbound','answered',12,1,11,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124031219-1795486338.16-0612399215-1009-Inbound.wav','caller');
INSERT INTO leg VALUES(28,22,1,X'85b71e1b43d5ea64c516db65f48ed5ae7fa442d0a743c9fd88b482e2d16d1b68',X'1437fff852494a3b058bc653259be44fc6171f1639afac867503ec3fae6b4745','6B04F285-00000161','2026112403122100016',1795486341,3600,'timestamp','1008','Hugo Moreau','1003','Chloé Dubois','extension','extension list','internal','answered',9,1,8,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'20261124031222-1795486341.22-1008-1003-Internal.wav','callee');
INSERT INTO leg VALUES(29,19,1,X'36809b304294394b3c33296e1e095b01fb8db6875c2e5406bd5abd9118e37fdf',X'23c1eff73e34e28fe40d0f19f7c33ddc52c4a4ee49eec17efe2b031d5b363807','6B04F283-00000131','2026112403121900013',1795486339,3600,'timestamp','0682975564',NULL,'1012','Léo "Bis" Petit','extension','extension list','inbound','answered',12,1,11,NULL,'Trunk-A',NULL,'0140000010',NULL,NULL,NULL,'20261124031220-1795486339.19-0682975564-1012-Inbound.wav','callee');
INSERT INTO leg VALUES(30,15,1,X'906d10cf7ec50b1f4c5523eaa707f9419cc398f02036fdfe015a9ca2296f5670',X'12cbeb97d7d5a77d282e07c368e03c9a5f11f4480ba408c5c45d50ff90894055','6B04F282-000000F1','202611240312180000F',1795486338,3600,'timestamp','0622795731',NULL,'1002','Bruno Keller','extension','extension list','inbound','answered',13,NULL,13,NULL,'Trunk-B',NULL,'0140000020','Sales line',NULL,NULL,'20261124031218-1795486338.15-0622795731-1002-Inbound.wav','callee');
INSERT INTO leg VALUES(31,20,1,X'9471288e59caf047d8c8747b8baf278f4cdc9a719ab82ee1a7582a1c7b242892',X'647d100619fe864751ad836793f1505c20a08ba1f1f14afb4c354a2b1096b194','6B04F284-00000141','2026112403122000014',1795486340,3600,'timestamp','0626394525',NULL,'6400','Support','queue','queue list','inbound','answered',16,1,15,0,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,NULL,'callee');
INSERT INTO leg VALUES(32,20,2,X'80465889b26927de6528da3c14131631f01e3f69de2df32ade45d3c11f9a3a0e',X'947d1390b6ec24dca2db89e9400e87efa64089505275a835b0f4a81d86779619','6B04F284-00000142','2026112403122000014',1795486340,3600,'timestamp','0626394525',NULL,'1004','David O''Hara','extension','extension list','inbound','answered',16,1,15,1,'Trunk-B',NULL,'0140000030',NULL,NULL,NULL,'20261124031221-1795486340.20-0626394525-1004-Inbound.wav','caller');
INSERT INTO leg VALUES(33,21,1,X'ab4f429fd7adbfc97548d7be4926f388a13f7d89aa6f85771d8d4e9ca12ae8b4',NULL,NULL,'2026112403122100015',1795486341,3600,'uid','0620396535',NULL,'6200',NULL,'other','call path','inbound','answered',1,NULL,1,NULL,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(34,21,2,X'6dfee8b5c0da4f7cc819c4e9d0258493c886c23a47484e229b6d682b8daf5572',NULL,NULL,'2026112403122100015',1795486342,3600,'uid','0620396535',NULL,'6400',NULL,'queue','queue list','inbound','answered',19,NULL,18,0,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,NULL,NULL);
INSERT INTO leg VALUES(35,21,3,X'c887d86b4fdb429963c166499930566e28f09f631da0a95128bbdcb679647b94',NULL,NULL,'2026112403122100015',1795486342,3600,'uid','0620396535',NULL,'1003',NULL,'extension','extension list','inbound','answered',19,NULL,18,1,'Trunk-A',NULL,'0140000000','Main line',NULL,NULL,'20261124031223-1795486341.21-0620396535-1003-Inbound.wav',NULL);
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
, hold_estimated INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO offer VALUES(1,2,'1002',NULL,NULL,1795095584,1795095594,1795095654,'answered',10,NULL,0,0);
INSERT INTO offer VALUES(2,3,'1009',NULL,NULL,1795150736,1795150741,1795150869,'answered',5,NULL,0,0);
INSERT INTO offer VALUES(3,4,'1008',NULL,'6401',1795154943,1795154952,1795155008,'answered',9,NULL,0,0);
INSERT INTO offer VALUES(4,5,'1011',NULL,NULL,1795159371,1795159378,1795159403,'answered',7,NULL,0,0);
INSERT INTO offer VALUES(5,6,'1006',NULL,'6401',1795161856,1795161858,1795162096,'answered',2,NULL,0,0);
INSERT INTO offer VALUES(6,7,'1007',NULL,'6401',1795193983,1795193994,1795194014,'answered',11,NULL,0,0);
INSERT INTO offer VALUES(7,8,'1011',NULL,NULL,1795273757,NULL,1795273766,'caller_gave_up',9,NULL,0,0);
INSERT INTO offer VALUES(8,9,'1012',NULL,NULL,1795365336,NULL,1795365344,'caller_gave_up',8,NULL,0,0);
INSERT INTO offer VALUES(9,10,'1009',NULL,'6300',1795434377,1795434380,1795434520,'answered',3,NULL,0,0);
INSERT INTO offer VALUES(10,11,'1003',NULL,'6400',1795435608,1795435619,1795435780,'answered',11,NULL,0,0);
INSERT INTO offer VALUES(11,12,'1005',NULL,NULL,1795441528,1795441531,1795441638,'answered',3,NULL,0,0);
INSERT INTO offer VALUES(12,14,'1005',NULL,NULL,1795478278,1795478288,1795478320,'answered',10,NULL,0,0);
INSERT INTO offer VALUES(13,14,'1007',NULL,NULL,1795478320,1795478322,1795478379,'answered',2,NULL,0,0);
INSERT INTO offer VALUES(25,18,'1002','PJSIP/1002-00000122',NULL,1795486339,NULL,1795486340,'caller_gave_up',1,NULL,0,0);
INSERT INTO offer VALUES(32,17,'1010','PJSIP/1010-00000113','6300',1795486338,NULL,1795486339,'elsewhere',1,NULL,1,0);
INSERT INTO offer VALUES(33,17,'1011','PJSIP/1011-00000114','6300',1795486338,NULL,1795486339,'elsewhere',1,NULL,1,0);
INSERT INTO offer VALUES(34,17,'1009','PJSIP/1009-00000112','6300',1795486338,1795486339,1795486346,'answered',1,0,0,1);
INSERT INTO offer VALUES(35,16,'1009','PJSIP/1009-00000102',NULL,1795486338,1795486339,1795486350,'answered',1,0,0,1);
INSERT INTO offer VALUES(36,22,'1003','PJSIP/1003-00000162',NULL,1795486341,1795486342,1795486350,'answered',1,0,0,1);
INSERT INTO offer VALUES(37,19,'1012','PJSIP/1012-00000132',NULL,1795486339,1795486340,1795486351,'answered',1,0,0,1);
INSERT INTO offer VALUES(38,15,'1002','PJSIP/1002-000000f2',NULL,1795486338,1795486338,1795486351,'answered',0,0,0,1);
INSERT INTO offer VALUES(39,20,'1001','PJSIP/1001-00000143','6400',1795486340,NULL,1795486341,'elsewhere',1,NULL,1,0);
INSERT INTO offer VALUES(40,20,'1003','PJSIP/1003-00000144','6400',1795486340,NULL,1795486341,'elsewhere',1,NULL,1,0);
INSERT INTO offer VALUES(41,20,'1004','PJSIP/1004-00000142','6400',1795486340,1795486341,1795486356,'answered',1,0,0,1);
INSERT INTO offer VALUES(42,21,'1003','PJSIP/1003-00000152','6400',1795486342,1795486343,1795486361,'answered',1,0,0,1);
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
INSERT INTO call_hour VALUES(1,'2026-11-19',8,3600,'outbound','answered',1,0,79,1,9,88);
INSERT INTO call_hour VALUES(1,'2026-11-19',14,3600,'inbound','answered',1,0,60,1,10,70);
INSERT INTO call_hour VALUES(1,'2026-11-20',5,3600,'inbound','answered',1,0,128,1,5,133);
INSERT INTO call_hour VALUES(1,'2026-11-20',7,3600,'inbound','answered',1,0,56,1,24,80);
INSERT INTO call_hour VALUES(1,'2026-11-20',8,3600,'internal','answered',1,0,25,1,7,32);
INSERT INTO call_hour VALUES(1,'2026-11-20',9,3600,'inbound','answered',1,0,238,1,2,240);
INSERT INTO call_hour VALUES(1,'2026-11-20',17,3600,'inbound','answered',1,0,20,1,28,48);
INSERT INTO call_hour VALUES(1,'2026-11-21',16,3600,'internal','no_answer',1,0,0,1,9,9);
INSERT INTO call_hour VALUES(1,'2026-11-22',17,3600,'inbound','no_answer',1,1,0,1,8,8);
INSERT INTO call_hour VALUES(1,'2026-11-23',12,3600,'inbound','answered',1,0,140,1,3,143);
INSERT INTO call_hour VALUES(1,'2026-11-23',13,3600,'inbound','answered',1,0,161,1,33,194);
INSERT INTO call_hour VALUES(1,'2026-11-23',14,3600,'inbound','answered',1,0,107,1,3,110);
INSERT INTO call_hour VALUES(1,'2026-11-23',17,3600,'outbound','failed',1,0,0,1,2,2);
INSERT INTO call_hour VALUES(1,'2026-11-24',0,3600,'inbound','answered',1,0,89,1,10,101);
INSERT INTO call_hour VALUES(1,'2026-11-24',3,3600,'inbound','answered',6,0,75,6,6,81);
INSERT INTO call_hour VALUES(1,'2026-11-24',3,3600,'internal','answered',1,0,8,1,1,9);
INSERT INTO call_hour VALUES(1,'2026-11-24',3,3600,'internal','no_answer',1,0,0,1,1,1);
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
INSERT INTO metric_definition VALUES('weekday_occurrences','count','How often that weekday lies in the period, so far as it has passed, without days that --holidays leaves out.','count of dates of the period by weekday',NULL);
INSERT INTO metric_definition VALUES('calls_per_day','number','Calls of a weekday shared out over how often it lies in the period.','calls / weekday_occurrences',NULL);
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
INSERT INTO metric_definition VALUES('queue_offered','count','Calls that entered the queue in the period, once in each queue, however often they came back to it.','count of (call, queue) with a leg to the queue, by the start of the first','without short abandons; without calls that moved on');
INSERT INTO metric_definition VALUES('queue_offered_per_day','number','Calls offered on a weekday, shared out over how often it lies in the period.','queue_offered / weekday_occurrences',NULL);
INSERT INTO metric_definition VALUES('queue_change','ratio','How many more calls were offered than in the period to compare with.','(queue_offered - previous_offered) / previous_offered',NULL);
INSERT INTO metric_definition VALUES('queue_answered','count','Calls that a person took out of the queue. A queue''s record may be answered without any talk, because it came when the agent answered: then the agent''s record tells of the conversation, or else the agent''s phone.','count of visits with a leg where disposition = ''answered'' and talk_seconds > 0, or where a person''s answered leg with talk that began in its time was answered by its end (within 1 second), or an answered offer was (within 2 seconds) or has the queue as its path',NULL);
INSERT INTO metric_definition VALUES('queue_abandoned','count','Calls that left the queue before anybody of it answered.','queue_left_unanswered','queue: meant when nothing else is said; true: queue_never_answered');
INSERT INTO metric_definition VALUES('queue_left_unanswered','count','Queue abandons: calls that left this queue unanswered, wherever they went then.','count of visits without an answer in the queue',NULL);
INSERT INTO metric_definition VALUES('queue_never_answered','count','True abandons: calls that left this queue unanswered and that no person answered elsewhere either.','count of visits without an answer in the queue, of calls where outcome is not ''answered''',NULL);
INSERT INTO metric_definition VALUES('queue_moved_on','count','Calls that left this queue unanswered and went to another destination, by overflow or by the caller''s choice.','count of unanswered visits that a leg to another destination follows',NULL);
INSERT INTO metric_definition VALUES('short_abandons','count','Abandoned calls whose caller waited no longer than 5 seconds.','count of abandoned calls where the wait in the queue <= 5 seconds','another limit, customarily 5 or 6 seconds; in or out of denominators');
INSERT INTO metric_definition VALUES('long_abandons','count','Abandoned calls whose caller waited longer than that.','queue_abandoned - short_abandons',NULL);
INSERT INTO metric_definition VALUES('queue_answer_rate','ratio','Calls answered in the queue out of all offered to it.','queue_answered / queue_offered',NULL);
INSERT INTO metric_definition VALUES('abandon_rate','ratio','Abandoned calls out of those offered, both without short abandons.','(queue_abandoned - short_abandons) / (queue_offered - short_abandons)','with short abandons in both; queue abandons or true abandons');
INSERT INTO metric_definition VALUES('service_level','ratio','Calls answered within 20 seconds out of all offered; the usual aim is 80 percent.','count of answered calls where the wait in the queue <= 20 seconds / queue_offered','all: meant when nothing else is said; without-short-abandons: short abandons left out; without-abandons-within: abandons within the limit left out; answered-only: answered calls only; abandons-within-met: abandons within the limit count as met');
INSERT INTO metric_definition VALUES('service_level_variants','ratio','The service level as each of the five published variants has it, side by side.','within / offered; within / (offered - short abandons); within / (offered - abandons within); within / answered; (within + abandons within) / offered',NULL);
INSERT INTO metric_definition VALUES('service_level_target','flag','Whether the service level reaches its target, 80 percent when nothing else is said.','service_level >= target',NULL);
INSERT INTO metric_definition VALUES('queue_answered_within','ratio','Calls answered with a wait of up to the line''s limit, out of all offered to the queue.','count of answered visits where the wait <= limit / queue_offered',NULL);
INSERT INTO metric_definition VALUES('queue_asa','seconds','Average speed of answer in queues: from the entry into the queue to the answer, of the answered calls; beside it their median, 90th percentile (nearest rank) and longest wait.','sum of (duration_seconds - talk_seconds) of answered queue legs, where the agent''s record tells of the talk until the agent''s answer at most / queue_answered','from the call''s start: asa_from_start');
INSERT INTO metric_definition VALUES('queue_wait','seconds','From the entry into the queue to the answer or to leaving it, shared out over answered and abandoned calls; of a call that came back to the queue, the waits up to the first answer together.','sum of waits / (queue_answered + queue_abandoned), waits known',NULL);
INSERT INTO metric_definition VALUES('abandon_wait','seconds','How long the callers who abandoned had waited in the queue: mean and longest.','sum of waits of abandoned visits / their count',NULL);
INSERT INTO metric_definition VALUES('asa_from_start','seconds','The wait of calls answered in the queue, counted from the call''s start: IVR and announcements are part of it.','sum of (answer - calls.started_at) / queue_answered',NULL);
INSERT INTO metric_definition VALUES('queue_talk','seconds','Conversation of the calls answered in the queue, holds included; the queue''s own record has it, the agent''s repeats it or, where that one has none, tells it alone.','sum of talk_seconds of answered queue legs, else of the agents'' legs or offers',NULL);
INSERT INTO metric_definition VALUES('wait_distribution','count','Calls by length of wait in the queue, answered and abandoned side by side.','count of visits by wait up to 10, 20, 30, 60, 120, 300 seconds, and more','other limits; from the call''s start');
INSERT INTO metric_definition VALUES('satisfaction','score','The mean of the digits that callers keyed in the survey after their calls; answers of several digits or none are no score.','sum of surveys.result / count of surveys, of one digit each',NULL);
INSERT INTO metric_definition VALUES('survey_answers','count','Calls with an answer to the survey, in all and by the digit keyed; of several, the last counts.','count of calls with a row in surveys',NULL);
INSERT INTO metric_definition VALUES('survey_asked','count','Calls that reached the survey, answered by the caller or not.','count of calls with a leg to the survey or a row in surveys',NULL);
INSERT INTO metric_definition VALUES('survey_response_rate','ratio','Callers who answered the survey out of those who reached it.','survey_answers / survey_asked','out of all answered calls');
INSERT INTO metric_definition VALUES('agent_offers','count','Ringings of the agent''s phone by a queue; one call may ring it several times.','count of offers by a queue: its path, or a ringing within the time of the queue''s leg',NULL);
INSERT INTO metric_definition VALUES('agent_answered','count','Ringings by a queue that the agent answered.','count of the agent''s offers where result = ''answered''',NULL);
INSERT INTO metric_definition VALUES('agent_missed','count','Ringings by a queue that ended unanswered while the call was still alive; those that another phone took are counted apart.','count of the agent''s offers where result = ''missed''','only where nobody else answered the call: agent_missed_alone');
INSERT INTO metric_definition VALUES('agent_missed_alone','count','The agent''s missed ringings in calls that no person answered.','count of the agent''s offers where result = ''missed'', of calls where outcome is not ''answered''',NULL);
INSERT INTO metric_definition VALUES('agent_elsewhere','count','Ringings by a queue that stopped because another phone took the call.','count of the agent''s offers where result = ''elsewhere''',NULL);
INSERT INTO metric_definition VALUES('agent_caller_gave_up','count','Ringings by a queue that stopped because the caller hung up.','count of the agent''s offers where result = ''caller_gave_up''',NULL);
INSERT INTO metric_definition VALUES('agent_answer_rate','ratio','Ringings answered out of all offered to the agent.','agent_answered / agent_offers',NULL);
INSERT INTO metric_definition VALUES('agent_ring_time','seconds','How long the agent''s phone rang before the agent answered.','sum of ring_seconds of answered offers / their count',NULL);
INSERT INTO metric_definition VALUES('agent_talk','seconds','From the agent''s answers of queue calls to the ends of the conversations, holds included.','sum of (ended_at - answered_at) of answered offers',NULL);
INSERT INTO metric_definition VALUES('agent_hold','seconds','How much of the talk the caller was on hold; live events alone tell.','sum of hold_seconds of answered offers',NULL);
INSERT INTO metric_definition VALUES('aht','seconds','Talk, holds within it, shared out over answered calls; wrap-up is no part, because the PBX does not tell it.','talk / answered calls','with wrap-up; hold taken out of the talk');
INSERT INTO metric_definition VALUES('occupancy','ratio','The share of an agent''s available time spent on queue calls: only where status events tell the time logged in.','talk / (agent_logged_in - agent_paused), both from the first known state on','pauses left in the denominator: utilisation');
INSERT INTO metric_definition VALUES('utilisation','ratio','The share of an agent''s whole logged-in time, pauses included, spent on queue calls.','talk / agent_logged_in',NULL);
INSERT INTO metric_definition VALUES('agent_logged_in','seconds','How long the agent was logged in to one queue or more, pauses included.','length of the union of available and paused stretches over all queues',NULL);
INSERT INTO metric_definition VALUES('agent_paused','seconds','How long the agent was logged in but available in no queue.','length of the stretches paused in a queue and available in none',NULL);
INSERT INTO metric_definition VALUES('agent_time','seconds','How long an agent was available, paused and why, or logged out, in each queue.','sum of the stretches between agent_events, cut to the period','over all queues: agent_logged_in, agent_paused');
INSERT INTO metric_definition VALUES('agent_times','count','How many stretches of that state touch the period.','count of stretches between agent_events',NULL);
INSERT INTO metric_definition VALUES('agent_time_share','ratio','The stretch''s share of the agent''s logged-in time in the queue, pauses included.','agent_time / (available + paused)',NULL);
INSERT INTO metric_definition VALUES('group_offered','count','Calls that rang the ring group, once in each group.','count of (call, ring group) with a leg to the ring group, by the start of the first',NULL);
INSERT INTO metric_definition VALUES('group_calls','count','Of these, the calls that this extension answered, or that nobody of the group did.','count of visits by the callee of the first answered leg within the group''s leg',NULL);
INSERT INTO metric_definition VALUES('group_share','ratio','The line''s calls out of all offered to the group.','group_calls / group_offered',NULL);
INSERT INTO metric_definition VALUES('group_wait','seconds','From ringing the group to the answer, or to leaving it without one.','sum of (duration_seconds - talk_seconds) of the group''s legs / count',NULL);
INSERT INTO metric_definition VALUES('group_talk','seconds','Conversation of the calls that the group answered.','sum of talk_seconds of the group''s answered legs',NULL);
INSERT INTO metric_definition VALUES('ivr_entries','count','How often callers came to the IVR; one who comes back to it counts again.','count of legs where callee_kind = ''ivr''',NULL);
INSERT INTO metric_definition VALUES('ivr_next','count','Of these entries, those that this destination followed, or none because the caller hung up.','count of IVR legs by the call''s next leg',NULL);
INSERT INTO metric_definition VALUES('ivr_share','ratio','The line''s entries out of all of the IVR.','ivr_next / ivr_entries',NULL);
INSERT INTO metric_definition VALUES('ivr_answered','ratio','Of the line''s entries, those of calls that a person answered in the end.','count of IVR legs of calls where outcome = ''answered'' / ivr_next',NULL);
INSERT INTO metric_definition VALUES('ivr_time','seconds','How long callers spent in the IVR before they went on or hung up.','sum of duration_seconds of IVR legs / count',NULL);
INSERT INTO metric_definition VALUES('transfers','count','How often the answering person changed after the first answer.','sum of transfer_count','proven only: transfers_proven');
INSERT INTO metric_definition VALUES('transfer_share','ratio','The line''s transfers out of all of the report.','transfers / transfers of all pairs',NULL);
INSERT INTO metric_definition VALUES('transfers_proven','count','Transfers in calls in which a transfer event or the channels prove the change of person.','sum of transfer_count where transfer_proven = 1',NULL);
INSERT INTO metric_definition VALUES('transfers_inferred','count','Transfers that only the call records suggest: another person answered later.','transfers - transfers_proven',NULL);
INSERT INTO metric_definition VALUES('transferred_calls','count','Calls in which the answering person changed.','count of calls where transfer_count > 0',NULL);
INSERT INTO metric_definition VALUES('transfer_rate','ratio','Answered calls in which the answering person changed, out of answered calls; a group of phones ringing for the first answer is no transfer.','transferred_calls / answered_calls','moves from queue to queue');
INSERT INTO metric_definition VALUES('bounce_backs','count','Transfers whose next transfer went back to where the call came from: candidates for calls sent to the wrong person.','count of transfers from A to B that one from B to A follows in the same call',NULL);
INSERT INTO metric_definition VALUES('transfer_depth','count','The most transfers of one call with such a pair.','maximum of transfer_count',NULL);
INSERT INTO metric_definition VALUES('routing_time','seconds','From the call''s start to the first person''s answer, of answered calls: mean, 90th percentile (nearest rank), longest.','wait_seconds of calls where outcome = ''answered''',NULL);
INSERT INTO metric_definition VALUES('long_routing','ratio','Answered calls whose routing time exceeded the limit, out of answered calls with a known one.','count of answered calls where wait_seconds > 30 / count where wait_seconds is known','limits of 30, 45 or 60 seconds, each in its column');
INSERT INTO metric_definition VALUES('legs_of_calls','count','How many stages a call went through: the mean, the calls of at least that many, and the most.','leg_count',NULL);
INSERT INTO metric_definition VALUES('routing_loops','count','Calls that entered the same IVR, queue or ring group more than once.','count of calls with two legs to the same callee of kind ivr, queue or ring_group',NULL);
INSERT INTO metric_definition VALUES('trunk_calls','count','Uses of a trunk: calls that came or went by it, and legs that forwarded another trunk''s call out by it.','count of calls by trunk + count of legs by dst_trunk where it is not the call''s own',NULL);
INSERT INTO metric_definition VALUES('trunk_attempts','count','Uses of a trunk outwards that have ended.','count of ended outbound calls of the trunk + count of legs forwarded out by it',NULL);
INSERT INTO metric_definition VALUES('asr','ratio','Outward uses answered out of those attempted on a trunk.','answered outward uses / trunk_attempts','network effectiveness (NER): busy and unanswered phones count as reached');
INSERT INTO metric_definition VALUES('ner','ratio','Network effectiveness ratio: outward uses that reached the other side, be it busy or unanswered, out of those attempted.','(trunk_attempts - trunk_failures) / trunk_attempts',NULL);
INSERT INTO metric_definition VALUES('trunk_failures','count','Outward uses that failed: neither answered, nor busy, nor left unanswered.','count of outward uses where outcome = ''failed''',NULL);
INSERT INTO metric_definition VALUES('trunk_talk_time','seconds','Conversation over the trunk; of a forwarded leg, its own.','sum of talk_seconds',NULL);
INSERT INTO metric_definition VALUES('aloc','seconds','Average length of conversation (ALOC): talk over the trunk, shared out over its answered uses.','trunk_talk_time / answered uses','also called ACD; in minutes');
INSERT INTO metric_definition VALUES('trunk_seconds','seconds','How long the trunk''s lines were in use within the period, added up: a call''s from its start to its end, a forwarded leg''s for the leg. Calls that already ran when the period began count from then on.','sum of the seconds of all uses within the period',NULL);
INSERT INTO metric_definition VALUES('trunk_occupancy','erlang','How many of a trunk''s lines were in use on average over the period, so far as it has passed.','trunk_seconds / seconds of the period',NULL);
INSERT INTO metric_definition VALUES('busy_hour','erlang','The mean number of lines in use in the busiest 60 minutes in a row, wherever these begin.','maximum of the seconds in use within any 3600 seconds / 3600','hours of the clock instead of any 60 minutes');
INSERT INTO metric_definition VALUES('time_at_peak','seconds','How long as many calls as at the peak were going on, all in all.','seconds with as many calls as peak_concurrency',NULL);
INSERT INTO metric_definition VALUES('call_seconds','seconds','How long calls were going on within the stretch, added up; calls that already ran when it began count from then on.','sum of the seconds of all calls within the stretch',NULL);
INSERT INTO metric_definition VALUES('did_calls','count','Inbound calls that began in the period, by the number that their callers dialled.','count of calls where direction = ''inbound'', by did',NULL);
INSERT INTO metric_definition VALUES('first_destination','word','Where most calls of the number went first: the callee of their first leg, and the share of calls that did.','the most frequent callee of leg 1; its calls / calls with a leg',NULL);
INSERT INTO metric_definition VALUES('talk_bands','count','Answered calls by the length of their conversation, from a band''s lower bound up to, but not including, its upper.','count of answered calls by talk_seconds','legs instead of calls');
INSERT INTO metric_definition VALUES('share_of_all','ratio','The row''s part of all that the report counts.','the row''s count / the count of all rows',NULL);
INSERT INTO metric_definition VALUES('volume_norm','count','What an hour usually has: the median of the same weekday and hour in the 8 weeks before it, as far back as the archive goes; with fewer than 4 there is none.','median of calls of the same weekday and hour in the 8 weeks before',NULL);
INSERT INTO metric_definition VALUES('deviation','number','How far an hour is from its norm, in units of how much such hours usually differ from it; told from 4 on.','(calls - norm) / max(1.4826 * median distance from the norm, square root of the norm, 1)','standard deviations, which one odd week distorts');
INSERT INTO metric_definition VALUES('returned_missed_calls','count','Missed calls whose caller has had an answered call since, in either direction, before the period''s end.','count of missed calls with a later answered call of the same outside number','within a fixed time; only calls back');
INSERT INTO metric_definition VALUES('unreturned_missed_calls','count','Missed calls from outside whose caller has not been spoken with since. Numbers are the same when the last 9 digits of their international spelling are, or of the PBX''s spelling where the archive has no other.','missed_calls - returned_missed_calls','a later call by the same caller that was answered settles it: meant here, or not');
INSERT INTO metric_definition VALUES('response_time','seconds','From a missed call to the first answered call with the same number. Numbers are the same when the last 9 digits of their international spelling are, or of the PBX''s spelling where the archive has no other.','started_at of that call - started_at of the missed call','to the first attempt, answered or not');
INSERT INTO metric_definition VALUES('return_attempts','count','Outbound calls to a missed caller that nobody answered, before the one that was.','count of later outbound calls not answered',NULL);
INSERT INTO metric_definition VALUES('owed_time','seconds','Since the number''s first missed call that nobody has returned.','now - started_at of the first unreturned missed call',NULL);
INSERT INTO metric_definition VALUES('owed_attempts','count','Outbound calls to the number since its first unreturned missed call that nobody answered.','count of later outbound calls not answered',NULL);
INSERT INTO metric_definition VALUES('called_back','count','Missed calls whose first later answered call went out to the caller.','count of missed calls whose first answered contact is outbound',NULL);
INSERT INTO metric_definition VALUES('called_again','count','Missed calls whose caller was answered when calling again, before anybody had called back with success.','count of missed calls whose first answered contact is inbound',NULL);
INSERT INTO metric_definition VALUES('first_attempt','count','Missed calls by the time until the first outbound call to the caller, answered or not; one that the caller made unnecessary by calling again is never.','count of missed calls by started_at of the first later outbound call - started_at',NULL);
INSERT INTO metric_definition VALUES('response_percentiles','seconds','The response time that half, and nine tenths, of the returned missed calls did not exceed.','smallest response_time with at least 50 % (90 %) of all at or below it','interpolated between two calls');
INSERT INTO metric_definition VALUES('repeat_calls','count','Inbound calls that came soon after a call before by the same number: within 24 hours, or as --within says. Numbers are the same when the last 9 digits of their international spelling are, or of the PBX''s spelling where the archive has no other.','count of inbound calls where started_at - started_at of the number''s call before <= W','the same queue only (--queue); within 7 days');
INSERT INTO metric_definition VALUES('party_calls','count','Calls of the period with the number, to it, with its country, or by the extension. An extension has the calls that it made, and those that it was the first to answer. Numbers are the same when the last 9 digits of their international spelling are, or of the PBX''s spelling where the archive has no other.','count of calls by outside number, dialled number, country, or extension',NULL);
INSERT INTO metric_definition VALUES('party_talk_time','seconds','Conversation of these calls; a transferred call''s counts whole for who answered first.','sum of talk_seconds',NULL);
INSERT INTO metric_definition VALUES('group_size','count','Extensions that the configuration file puts into the group, whether they did anything or not.','count of extensions of the group',NULL);
INSERT INTO metric_definition VALUES('active_extensions','count','Extensions of the group that had a leg or rang in the period.','count of extensions of the group with a leg or an offer',NULL);
INSERT INTO metric_definition VALUES('day_status','word','complete: after the day''s end the PBX counted as many legs as the archive; partial: the counts differ; unproven: not compared yet.','coverage.status',NULL);
INSERT INTO metric_definition VALUES('connected_time','seconds','How long the feed of live events was connected and acknowledged.','coverage.connected_seconds',NULL);
INSERT INTO metric_definition VALUES('gap_time','seconds','How long it was not, from the first connection on, repaired or not.','coverage.gap_seconds',NULL);
INSERT INTO metric_definition VALUES('gaps','count','Intervals without a live feed.','count of gaps',NULL);
INSERT INTO metric_definition VALUES('open_gaps','count','Gaps that no reconciliation with the PBX''s history has covered yet.','count of gaps where repair = ''pending''',NULL);
INSERT INTO metric_definition VALUES('pbx_legs','count','Call detail records of the day by the PBX''s own count.','coverage.pbx_legs',NULL);
INSERT INTO metric_definition VALUES('archive_legs','count','Call detail records of the day in the archive.','coverage.archive_legs',NULL);
INSERT INTO metric_definition VALUES('quarantined_frames','count','Received frames that could not be understood; they are kept, with the reason.','count of events where status = ''quarantined''',NULL);
INSERT INTO metric_definition VALUES('coverage_share','ratio','The share of the period, so far as it has passed, with the feed connected or since reconciled.','covered seconds / seconds passed, summed over PBXs','a complete day counts whole, whatever gaps it has');
INSERT INTO metric_definition VALUES('table_rows','count','Rows of the table for what began, or was received, in the month.','count of rows by month',NULL);
INSERT INTO metric_definition VALUES('table_bytes','bytes','The table''s pages in the file, with those of its indexes, shared out over its rows.','bytes of table and indexes * rows of the month / rows of the table',NULL);
INSERT INTO metric_definition VALUES('disk_full','date','When the archive''s disk will be full if calls take as much a day as they have over the last 30 days.','today + free bytes / (bytes of rows of the last 30 days / 30)',NULL);
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
INSERT INTO column_description VALUES('calls','rule_version','Version of the rules by which the row was derived; 0: not yet. The rules of the program that wrote this: 2.');
INSERT INTO column_description VALUES('calls','uid','The PBX''s identifier of the call in its history.');
INSERT INTO column_description VALUES('calls','estimated','1: a time or duration rests on when frames were received, because no record tells.');
INSERT INTO column_description VALUES('calls','time_source','How started_at was found: timestamp, uid, call_id, information, zone, or received (an estimate).');
INSERT INTO column_description VALUES('calls','utc_offset','Seconds to add to UTC for the PBX''s local time at the start.');
INSERT INTO column_description VALUES('calls','contact','Number of the outside party, normalised (E.164) where that is possible; NULL: none, or withheld.');
INSERT INTO column_description VALUES('calls','contact_key','The last nine digits of contact: the same however the number was written, if the PBX''s country is set.');
INSERT INTO column_description VALUES('calls','linked_call','The call that this one was transferred from or to, where that is proven: calls.id.');
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
INSERT INTO column_description VALUES('offers','hold_estimated','1: hold_seconds rests on when frames were received; 0: a timeline of the PBX tells it; NULL without hold_seconds.');
INSERT INTO column_description VALUES('holds','id','Number of the member''s report that began the hold: call_events.id.');
INSERT INTO column_description VALUES('holds','call','The call: calls.id.');
INSERT INTO column_description VALUES('holds','kind','What the member is, in the PBX''s word: extension, inbound, outbound.');
INSERT INTO column_description VALUES('holds','number','Number of the member that was held, as the PBX gives it.');
INSERT INTO column_description VALUES('holds','channel_id','The PBX''s identifier of the member''s connection.');
INSERT INTO column_description VALUES('holds','began_at','When it was put on hold: Unix seconds, UTC.');
INSERT INTO column_description VALUES('holds','ended_at','When the hold ended: Unix seconds, UTC; NULL while it is held.');
INSERT INTO column_description VALUES('holds','seconds','How long it was held.');
INSERT INTO column_description VALUES('holds','estimated','1: from when frames were received, always.');
INSERT INTO column_description VALUES('holds','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('holds','local_date','Day of the call''s start on the PBX''s clock: YYYY-MM-DD.');
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
INSERT INTO column_description VALUES('recent','id','Number of the call in this file; never changes and is never used again.');
INSERT INTO column_description VALUES('recent','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('recent','started_local','When the call began, on the PBX''s clock: YYYY-MM-DD HH:MM:SS.');
INSERT INTO column_description VALUES('recent','direction','inbound, outbound or internal, by the call''s first leg.');
INSERT INTO column_description VALUES('recent','caller','Number of the caller, as the PBX gives it.');
INSERT INTO column_description VALUES('recent','caller_name','Name of the caller, where the PBX gives one.');
INSERT INTO column_description VALUES('recent','dialed','What the caller first dialled: the DID of an inbound call that has one.');
INSERT INTO column_description VALUES('recent','answered_by','Number of the first person who answered; never an IVR, a queue or voicemail.');
INSERT INTO column_description VALUES('recent','state','live or ended.');
INSERT INTO column_description VALUES('recent','outcome','answered, voicemail, abandoned, no_answer, busy or failed, as the caller met it; NULL while live.');
INSERT INTO column_description VALUES('recent','missed','1: inbound and not answered by a person; else 0; NULL while live.');
INSERT INTO column_description VALUES('recent','wait_seconds','From the start to the first person''s answer, or to the end when there was none; NULL: can''t be known.');
INSERT INTO column_description VALUES('recent','talk_seconds','Conversation with people, counted once.');
INSERT INTO column_description VALUES('recent','duration_seconds','From the start to the end; NULL while live.');
INSERT INTO column_description VALUES('recent','queue','Number of the first queue that the call reached.');
INSERT INTO column_description VALUES('recent','trunk','The trunk that the call came in or went out by.');
INSERT INTO column_description VALUES('recent','contact','Number of the outside party, normalised (E.164) where that is possible; NULL: none, or withheld.');
INSERT INTO column_description VALUES('recent','started_at','When the call began: Unix seconds, UTC.');
INSERT INTO column_description VALUES('live_calls','id','Number of the call in this file; never changes and is never used again.');
INSERT INTO column_description VALUES('live_calls','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('live_calls','pbx_serial','Serial number of the PBX, as it tells it.');
INSERT INTO column_description VALUES('live_calls','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('live_calls','state','live or ended.');
INSERT INTO column_description VALUES('live_calls','started_at','When the call began: Unix seconds, UTC.');
INSERT INTO column_description VALUES('live_calls','started_local','When the call began, on the PBX''s clock: YYYY-MM-DD HH:MM:SS.');
INSERT INTO column_description VALUES('live_calls','local_date','Day of the start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('live_calls','local_hour','Hour of the start on the PBX''s clock, 0 to 23.');
INSERT INTO column_description VALUES('live_calls','local_weekday','Weekday of the start on the PBX''s clock: 0 is Monday, 6 is Sunday.');
INSERT INTO column_description VALUES('live_calls','ended_at','When the call ended: Unix seconds, UTC; NULL while it is live.');
INSERT INTO column_description VALUES('live_calls','direction','inbound, outbound or internal, by the call''s first leg.');
INSERT INTO column_description VALUES('live_calls','caller','Number of the caller, as the PBX gives it.');
INSERT INTO column_description VALUES('live_calls','caller_name','Name of the caller, where the PBX gives one.');
INSERT INTO column_description VALUES('live_calls','dialed','What the caller first dialled: the DID of an inbound call that has one.');
INSERT INTO column_description VALUES('live_calls','did','The PBX''s own outside number that an inbound call came in on.');
INSERT INTO column_description VALUES('live_calls','answered_by','Number of the first person who answered; never an IVR, a queue or voicemail.');
INSERT INTO column_description VALUES('live_calls','outcome','answered, voicemail, abandoned, no_answer, busy or failed, as the caller met it; NULL while live.');
INSERT INTO column_description VALUES('live_calls','missed','1: inbound and not answered by a person; else 0; NULL while live.');
INSERT INTO column_description VALUES('live_calls','wait_seconds','From the start to the first person''s answer, or to the end when there was none; NULL: can''t be known.');
INSERT INTO column_description VALUES('live_calls','talk_seconds','Conversation with people, counted once.');
INSERT INTO column_description VALUES('live_calls','duration_seconds','From the start to the end; NULL while live.');
INSERT INTO column_description VALUES('live_calls','queue','Number of the first queue that the call reached.');
INSERT INTO column_description VALUES('live_calls','trunk','The trunk that the call came in or went out by.');
INSERT INTO column_description VALUES('live_calls','leg_count','How many legs the call has.');
INSERT INTO column_description VALUES('live_calls','transfer_count','How often the answering person changed after the first answer.');
INSERT INTO column_description VALUES('live_calls','transfer_proven','1: a transfer event or the channels prove each of transfer_count; else 0.');
INSERT INTO column_description VALUES('live_calls','recording','File name of the recording, where there is one.');
INSERT INTO column_description VALUES('live_calls','rule_version','Version of the rules by which the row was derived; 0: not yet. The rules of the program that wrote this: 2.');
INSERT INTO column_description VALUES('live_calls','uid','The PBX''s identifier of the call in its history.');
INSERT INTO column_description VALUES('live_calls','estimated','1: a time or duration rests on when frames were received, because no record tells.');
INSERT INTO column_description VALUES('live_calls','time_source','How started_at was found: timestamp, uid, call_id, information, zone, or received (an estimate).');
INSERT INTO column_description VALUES('live_calls','utc_offset','Seconds to add to UTC for the PBX''s local time at the start.');
INSERT INTO column_description VALUES('live_calls','contact','Number of the outside party, normalised (E.164) where that is possible; NULL: none, or withheld.');
INSERT INTO column_description VALUES('live_calls','contact_key','The last nine digits of contact: the same however the number was written, if the PBX''s country is set.');
INSERT INTO column_description VALUES('live_calls','linked_call','The call that this one was transferred from or to, where that is proven: calls.id.');
INSERT INTO column_description VALUES('calls_today','id','Number of the call in this file; never changes and is never used again.');
INSERT INTO column_description VALUES('calls_today','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('calls_today','pbx_serial','Serial number of the PBX, as it tells it.');
INSERT INTO column_description VALUES('calls_today','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('calls_today','state','live or ended.');
INSERT INTO column_description VALUES('calls_today','started_at','When the call began: Unix seconds, UTC.');
INSERT INTO column_description VALUES('calls_today','started_local','When the call began, on the PBX''s clock: YYYY-MM-DD HH:MM:SS.');
INSERT INTO column_description VALUES('calls_today','local_date','Day of the start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('calls_today','local_hour','Hour of the start on the PBX''s clock, 0 to 23.');
INSERT INTO column_description VALUES('calls_today','local_weekday','Weekday of the start on the PBX''s clock: 0 is Monday, 6 is Sunday.');
INSERT INTO column_description VALUES('calls_today','ended_at','When the call ended: Unix seconds, UTC; NULL while it is live.');
INSERT INTO column_description VALUES('calls_today','direction','inbound, outbound or internal, by the call''s first leg.');
INSERT INTO column_description VALUES('calls_today','caller','Number of the caller, as the PBX gives it.');
INSERT INTO column_description VALUES('calls_today','caller_name','Name of the caller, where the PBX gives one.');
INSERT INTO column_description VALUES('calls_today','dialed','What the caller first dialled: the DID of an inbound call that has one.');
INSERT INTO column_description VALUES('calls_today','did','The PBX''s own outside number that an inbound call came in on.');
INSERT INTO column_description VALUES('calls_today','answered_by','Number of the first person who answered; never an IVR, a queue or voicemail.');
INSERT INTO column_description VALUES('calls_today','outcome','answered, voicemail, abandoned, no_answer, busy or failed, as the caller met it; NULL while live.');
INSERT INTO column_description VALUES('calls_today','missed','1: inbound and not answered by a person; else 0; NULL while live.');
INSERT INTO column_description VALUES('calls_today','wait_seconds','From the start to the first person''s answer, or to the end when there was none; NULL: can''t be known.');
INSERT INTO column_description VALUES('calls_today','talk_seconds','Conversation with people, counted once.');
INSERT INTO column_description VALUES('calls_today','duration_seconds','From the start to the end; NULL while live.');
INSERT INTO column_description VALUES('calls_today','queue','Number of the first queue that the call reached.');
INSERT INTO column_description VALUES('calls_today','trunk','The trunk that the call came in or went out by.');
INSERT INTO column_description VALUES('calls_today','leg_count','How many legs the call has.');
INSERT INTO column_description VALUES('calls_today','transfer_count','How often the answering person changed after the first answer.');
INSERT INTO column_description VALUES('calls_today','transfer_proven','1: a transfer event or the channels prove each of transfer_count; else 0.');
INSERT INTO column_description VALUES('calls_today','recording','File name of the recording, where there is one.');
INSERT INTO column_description VALUES('calls_today','rule_version','Version of the rules by which the row was derived; 0: not yet. The rules of the program that wrote this: 2.');
INSERT INTO column_description VALUES('calls_today','uid','The PBX''s identifier of the call in its history.');
INSERT INTO column_description VALUES('calls_today','estimated','1: a time or duration rests on when frames were received, because no record tells.');
INSERT INTO column_description VALUES('calls_today','time_source','How started_at was found: timestamp, uid, call_id, information, zone, or received (an estimate).');
INSERT INTO column_description VALUES('calls_today','utc_offset','Seconds to add to UTC for the PBX''s local time at the start.');
INSERT INTO column_description VALUES('calls_today','contact','Number of the outside party, normalised (E.164) where that is possible; NULL: none, or withheld.');
INSERT INTO column_description VALUES('calls_today','contact_key','The last nine digits of contact: the same however the number was written, if the PBX''s country is set.');
INSERT INTO column_description VALUES('calls_today','linked_call','The call that this one was transferred from or to, where that is proven: calls.id.');
INSERT INTO column_description VALUES('missed_calls','id','Number of the call in this file; never changes and is never used again.');
INSERT INTO column_description VALUES('missed_calls','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('missed_calls','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('missed_calls','started_at','When the call began: Unix seconds, UTC.');
INSERT INTO column_description VALUES('missed_calls','started_local','When the call began, on the PBX''s clock: YYYY-MM-DD HH:MM:SS.');
INSERT INTO column_description VALUES('missed_calls','local_date','Day of the start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('missed_calls','local_hour','Hour of the start on the PBX''s clock, 0 to 23.');
INSERT INTO column_description VALUES('missed_calls','local_weekday','Weekday of the start on the PBX''s clock: 0 is Monday, 6 is Sunday.');
INSERT INTO column_description VALUES('missed_calls','caller','Number of the caller, as the PBX gives it.');
INSERT INTO column_description VALUES('missed_calls','caller_name','Name of the caller, where the PBX gives one.');
INSERT INTO column_description VALUES('missed_calls','contact','Number of the outside party, normalised (E.164) where that is possible; NULL: none, or withheld.');
INSERT INTO column_description VALUES('missed_calls','contact_key','The last nine digits of contact: the same however the number was written, if the PBX''s country is set.');
INSERT INTO column_description VALUES('missed_calls','did','The PBX''s own outside number that an inbound call came in on.');
INSERT INTO column_description VALUES('missed_calls','queue','Number of the first queue that the call reached.');
INSERT INTO column_description VALUES('missed_calls','trunk','The trunk that the call came in or went out by.');
INSERT INTO column_description VALUES('missed_calls','outcome','answered, voicemail, abandoned, no_answer, busy or failed, as the caller met it; NULL while live.');
INSERT INTO column_description VALUES('missed_calls','wait_seconds','From the start to the first person''s answer, or to the end when there was none; NULL: can''t be known.');
INSERT INTO column_description VALUES('missed_calls','rung','Extensions that rang, separated by spaces; those that the PBX''s history names when no ringing was heard.');
INSERT INTO column_description VALUES('missed_calls','returned','1: a later call with the same number was answered, in either direction; 0: none was yet; NULL: the number is withheld.');
INSERT INTO column_description VALUES('missed_calls','returned_call','The first such call: calls.id.');
INSERT INTO column_description VALUES('missed_calls','returned_at','When that call began: Unix seconds, UTC.');
INSERT INTO column_description VALUES('missed_calls','response_seconds','From the start of the missed call to the start of that call.');
INSERT INTO column_description VALUES('missed_calls','attempts','Calls back since that were not answered, before one was.');
INSERT INTO column_description VALUES('unreturned_calls','id','Number of the call in this file; never changes and is never used again.');
INSERT INTO column_description VALUES('unreturned_calls','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('unreturned_calls','call_id','The PBX''s own identifier of the call.');
INSERT INTO column_description VALUES('unreturned_calls','started_at','When the call began: Unix seconds, UTC.');
INSERT INTO column_description VALUES('unreturned_calls','started_local','When the call began, on the PBX''s clock: YYYY-MM-DD HH:MM:SS.');
INSERT INTO column_description VALUES('unreturned_calls','local_date','Day of the start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('unreturned_calls','local_hour','Hour of the start on the PBX''s clock, 0 to 23.');
INSERT INTO column_description VALUES('unreturned_calls','local_weekday','Weekday of the start on the PBX''s clock: 0 is Monday, 6 is Sunday.');
INSERT INTO column_description VALUES('unreturned_calls','caller','Number of the caller, as the PBX gives it.');
INSERT INTO column_description VALUES('unreturned_calls','caller_name','Name of the caller, where the PBX gives one.');
INSERT INTO column_description VALUES('unreturned_calls','contact','Number of the outside party, normalised (E.164) where that is possible; NULL: none, or withheld.');
INSERT INTO column_description VALUES('unreturned_calls','contact_key','The last nine digits of contact: the same however the number was written, if the PBX''s country is set.');
INSERT INTO column_description VALUES('unreturned_calls','did','The PBX''s own outside number that an inbound call came in on.');
INSERT INTO column_description VALUES('unreturned_calls','queue','Number of the first queue that the call reached.');
INSERT INTO column_description VALUES('unreturned_calls','trunk','The trunk that the call came in or went out by.');
INSERT INTO column_description VALUES('unreturned_calls','outcome','answered, voicemail, abandoned, no_answer, busy or failed, as the caller met it; NULL while live.');
INSERT INTO column_description VALUES('unreturned_calls','wait_seconds','From the start to the first person''s answer, or to the end when there was none; NULL: can''t be known.');
INSERT INTO column_description VALUES('unreturned_calls','rung','Extensions that rang, separated by spaces; those that the PBX''s history names when no ringing was heard.');
INSERT INTO column_description VALUES('unreturned_calls','attempts','Calls back since that were not answered, before one was.');
INSERT INTO column_description VALUES('call_hours','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('call_hours','local_date','Day of the calls'' start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('call_hours','local_hour','Hour of the calls'' start on the PBX''s clock, 0 to 23.');
INSERT INTO column_description VALUES('call_hours','local_weekday','Weekday of that day: 0 is Monday, 6 is Sunday.');
INSERT INTO column_description VALUES('call_hours','hour_at','When the hour began: Unix seconds, UTC; it keeps the two hours of an autumn night apart.');
INSERT INTO column_description VALUES('call_hours','direction','inbound, outbound or internal; NULL: unknown.');
INSERT INTO column_description VALUES('call_hours','outcome','How the calls ended: one of the outcomes of calls.');
INSERT INTO column_description VALUES('call_hours','calls','Ended calls that began in the hour; live ones are not counted yet.');
INSERT INTO column_description VALUES('call_hours','missed','Inbound ones that no person answered.');
INSERT INTO column_description VALUES('call_hours','talk_seconds','Their conversation with people, counted once.');
INSERT INTO column_description VALUES('call_hours','wait_calls','Those of them whose wait is known.');
INSERT INTO column_description VALUES('call_hours','wait_seconds','The sum of these waits.');
INSERT INTO column_description VALUES('call_hours','duration_seconds','The sum of their lengths.');
INSERT INTO column_description VALUES('call_days','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('call_days','local_date','Day of the calls'' start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('call_days','local_weekday','Weekday of that day: 0 is Monday, 6 is Sunday.');
INSERT INTO column_description VALUES('call_days','calls','Ended calls that began on the day; live ones are not counted yet.');
INSERT INTO column_description VALUES('call_days','inbound','Inbound ones.');
INSERT INTO column_description VALUES('call_days','outbound','Outbound ones.');
INSERT INTO column_description VALUES('call_days','internal','Internal ones.');
INSERT INTO column_description VALUES('call_days','answered','Those that a person answered.');
INSERT INTO column_description VALUES('call_days','voicemail','Those that reached voicemail and no person.');
INSERT INTO column_description VALUES('call_days','abandoned','Inbound ones that ended in or after a queue without a person.');
INSERT INTO column_description VALUES('call_days','no_answer','Those that nobody answered.');
INSERT INTO column_description VALUES('call_days','busy','Those that found the other side busy.');
INSERT INTO column_description VALUES('call_days','failed','Those that failed.');
INSERT INTO column_description VALUES('call_days','missed','Inbound ones that no person answered, voicemail included.');
INSERT INTO column_description VALUES('call_days','talk_seconds','Conversation with people, counted once.');
INSERT INTO column_description VALUES('call_days','answered_wait_calls','Answered calls whose wait is known.');
INSERT INTO column_description VALUES('call_days','answered_wait_seconds','The sum of these waits; divided by answered_wait_calls it is the mean wait.');
INSERT INTO column_description VALUES('call_days','duration_seconds','The sum of the calls'' lengths.');
INSERT INTO column_description VALUES('extension_days','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('extension_days','local_date','Day of the calls'' start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('extension_days','extension','Number of the extension; also an outside number that an outbound leg is said to come from.');
INSERT INTO column_description VALUES('extension_days','name','Its name in one of the day''s legs.');
INSERT INTO column_description VALUES('extension_days','legs','Legs in which it called or was called, of the calls that began on the day.');
INSERT INTO column_description VALUES('extension_days','received','Legs in which it was called.');
INSERT INTO column_description VALUES('extension_days','placed','Legs of outbound and internal calls in which it called.');
INSERT INTO column_description VALUES('extension_days','answered','Legs that were answered.');
INSERT INTO column_description VALUES('extension_days','missed','Legs that ended without an answer, and neither busy nor in voicemail.');
INSERT INTO column_description VALUES('extension_days','busy','Legs that found the other side busy.');
INSERT INTO column_description VALUES('extension_days','voicemail','Legs that voicemail took.');
INSERT INTO column_description VALUES('extension_days','talk_seconds','Talk of the answered legs.');
INSERT INTO column_description VALUES('extension_days','longest_talk_seconds','The longest talk of one leg; NULL: none was answered.');
INSERT INTO column_description VALUES('extension_days','offers','Ringings of its phones that the live events told of.');
INSERT INTO column_description VALUES('extension_days','offers_answered','Ringings that it answered.');
INSERT INTO column_description VALUES('extension_days','offers_missed','Ringings that ended unanswered while the caller was still there.');
INSERT INTO column_description VALUES('queue_days','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('queue_days','local_date','Day of the calls'' start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('queue_days','queue','Number of the queue.');
INSERT INTO column_description VALUES('queue_days','name','Its name in one of the day''s legs.');
INSERT INTO column_description VALUES('queue_days','offered','Calls that began on the day and reached the queue, each counted once.');
INSERT INTO column_description VALUES('queue_days','answered','Those that a person answered, in this queue or elsewhere.');
INSERT INTO column_description VALUES('queue_days','answered_within_20','Those that a person answered within 20 seconds of the call''s start.');
INSERT INTO column_description VALUES('queue_days','abandoned','Those that came from outside and ended before a person answered anywhere.');
INSERT INTO column_description VALUES('queue_days','short_abandons','Abandoned ones whose caller waited no longer than 5 seconds.');
INSERT INTO column_description VALUES('queue_days','voicemail','Those that reached voicemail and no person.');
INSERT INTO column_description VALUES('queue_days','unanswered','Those that ended as no_answer, busy or failed, such as internal ones.');
INSERT INTO column_description VALUES('queue_days','live','Those that have not ended.');
INSERT INTO column_description VALUES('queue_days','answered_wait_calls','Answered ones whose wait is known.');
INSERT INTO column_description VALUES('queue_days','answered_wait_seconds','The sum of these waits; divided by answered_wait_calls it is the mean wait.');
INSERT INTO column_description VALUES('queue_days','longest_wait_seconds','The longest wait, answered or not; NULL: none is known.');
INSERT INTO column_description VALUES('queue_days','talk_seconds','Conversation of these calls with people, wherever they were answered.');
INSERT INTO column_description VALUES('trunk_hours','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('trunk_hours','local_date','Day of the calls'' start on the PBX''s clock: YYYY-MM-DD.');
INSERT INTO column_description VALUES('trunk_hours','local_hour','Hour of the calls'' start on the PBX''s clock, 0 to 23.');
INSERT INTO column_description VALUES('trunk_hours','hour_at','When the hour began: Unix seconds, UTC; it keeps the two hours of an autumn night apart.');
INSERT INTO column_description VALUES('trunk_hours','trunk','The trunk that the calls came in or went out by.');
INSERT INTO column_description VALUES('trunk_hours','calls','Calls that began in the hour.');
INSERT INTO column_description VALUES('trunk_hours','inbound','Inbound ones.');
INSERT INTO column_description VALUES('trunk_hours','outbound','Outbound ones.');
INSERT INTO column_description VALUES('trunk_hours','answered','Those that a person answered.');
INSERT INTO column_description VALUES('trunk_hours','busy','Those that found the other side busy.');
INSERT INTO column_description VALUES('trunk_hours','failed','Those that failed.');
INSERT INTO column_description VALUES('trunk_hours','live','Those that have not ended.');
INSERT INTO column_description VALUES('trunk_hours','talk_seconds','Their conversation with people.');
INSERT INTO column_description VALUES('trunk_hours','duration_seconds','Their whole lengths, though some end after the hour; divided by 3600: Erlangs.');
INSERT INTO column_description VALUES('quarantine','id','Number of the frame in this file: events.id.');
INSERT INTO column_description VALUES('quarantine','pbx','Configured name of the PBX, else its host.');
INSERT INTO column_description VALUES('quarantine','received_at','When it was received: Unix seconds, UTC.');
INSERT INTO column_description VALUES('quarantine','type','The event''s number, where it could be read.');
INSERT INTO column_description VALUES('quarantine','call_id','The PBX''s identifier of the call that it is about, where it could be read.');
INSERT INTO column_description VALUES('quarantine','error','Why it could not be understood.');
INSERT INTO column_description VALUES('quarantine','frame','The text exactly as received; a BLOB where the bytes are no UTF-8.');
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
INSERT INTO example_query VALUES('How many calls were there today so far, and how many are going on?','SELECT pbx, count(*) AS calls, sum(missed) AS missed, sum(state = ''live'') AS live FROM calls_today GROUP BY pbx');
INSERT INTO example_query VALUES('Which calls began on one day, in order?',replace('SELECT id, started_local, direction, caller, dialed, answered_by, outcome, wait_seconds, talk_seconds FROM calls\nWHERE local_date = date(''now'', ''localtime'', ''-1 day'') ORDER BY started_at','\n',char(10)));
INSERT INTO example_query VALUES('How many calls a day, and what share of the ended ones did a person answer?',replace('SELECT local_date, sum(calls) AS calls, sum(answered) AS answered,\n    round(100.0 * sum(answered) / nullif(sum(calls), 0), 1) AS answered_percent\nFROM call_days WHERE local_date >= date(''now'', ''localtime'', ''-30 days'')\nGROUP BY local_date ORDER BY local_date','\n',char(10)));
INSERT INTO example_query VALUES('How many calls a month, and how many more than in the month before?',replace('SELECT substr(local_date, 1, 7) AS month, sum(calls) AS calls,\n    sum(calls) - lag(sum(calls)) OVER (ORDER BY substr(local_date, 1, 7)) AS more,\n    round(sum(talk_seconds) / 3600.0, 1) AS talk_hours\nFROM call_days GROUP BY month ORDER BY month','\n',char(10)));
INSERT INTO example_query VALUES('Which share of the calls of each month was inbound, outbound, internal?',replace('SELECT substr(local_date, 1, 7) AS month, sum(calls) AS calls,\n    round(100.0 * sum(inbound) / nullif(sum(calls), 0), 1) AS inbound_percent,\n    round(100.0 * sum(outbound) / nullif(sum(calls), 0), 1) AS outbound_percent,\n    round(100.0 * sum(internal) / nullif(sum(calls), 0), 1) AS internal_percent\nFROM call_days GROUP BY month ORDER BY month','\n',char(10)));
INSERT INTO example_query VALUES('How many calls fall on each weekday, on average of the last twelve weeks?',replace('SELECT local_weekday, sum(calls) AS calls, round(sum(calls) / 12.0, 1) AS mean_per_day FROM call_days\nWHERE local_date >= date(''now'', ''localtime'', ''-84 days'') AND local_date < date(''now'', ''localtime'')\nGROUP BY local_weekday ORDER BY local_weekday','\n',char(10)));
INSERT INTO example_query VALUES('At which hours of which weekdays do calls come in, on average of the last four weeks? (heat map)',replace('SELECT local_weekday, local_hour, sum(calls) / 4.0 AS mean_calls, sum(missed) / 4.0 AS mean_missed FROM call_hours\nWHERE direction = ''inbound'' AND local_date >= date(''now'', ''localtime'', ''-28 days'')\n    AND local_date < date(''now'', ''localtime'')\nGROUP BY local_weekday, local_hour ORDER BY local_weekday, local_hour','\n',char(10)));
INSERT INTO example_query VALUES('Which were the busiest hours ever?',replace('SELECT local_date, local_hour, sum(calls) AS calls FROM call_hours\nGROUP BY local_date, local_hour ORDER BY calls DESC, local_date, local_hour LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('How many calls went on at once yesterday at the most, and when?',replace('WITH change(at, step, utc_offset) AS (\n    SELECT started_at, 1, utc_offset FROM calls\n    WHERE local_date BETWEEN date(''now'', ''localtime'', ''-2 days'') AND date(''now'', ''localtime'', ''-1 day'')\n    UNION ALL\n    SELECT ended_at, -1, utc_offset FROM calls\n    WHERE local_date BETWEEN date(''now'', ''localtime'', ''-2 days'') AND date(''now'', ''localtime'', ''-1 day'')\n        AND ended_at IS NOT NULL\n), level AS (\n    -- Ends come before starts: a call that ends as another begins does not overlap it.\n    SELECT at, datetime(at + utc_offset, ''unixepoch'') AS local, sum(step) OVER (ORDER BY at, step) AS calls FROM change\n)\nSELECT local, calls FROM level WHERE date(local) = date(''now'', ''localtime'', ''-1 day'')\nORDER BY calls DESC, at LIMIT 1','\n',char(10)));
INSERT INTO example_query VALUES('Which calls came in outside business hours in the last seven days?',replace('SELECT id, started_local, contact, did, outcome, wait_seconds FROM calls\nWHERE started_at >= unixepoch(''now'', ''-7 days'') AND direction = ''inbound''\n    AND (local_weekday >= 5 OR local_hour NOT BETWEEN 8 AND 17)\nORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which of our numbers are called most, and how many of these calls does a person answer? (last 31 days)',replace('SELECT did, count(*) AS calls, sum(outcome = ''answered'') AS answered, sum(missed) AS missed FROM calls\nWHERE direction = ''inbound'' AND did IS NOT NULL AND local_date >= date(''now'', ''localtime'', ''-31 days'')\nGROUP BY did ORDER BY calls DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('How many calls and minutes went over each trunk in the last seven days?',replace('SELECT trunk, sum(inbound) AS inbound, sum(outbound) AS outbound, round(sum(talk_seconds) / 60.0, 1) AS talk_minutes\nFROM trunk_hours WHERE local_date >= date(''now'', ''localtime'', ''-7 days'') GROUP BY trunk ORDER BY trunk','\n',char(10)));
INSERT INTO example_query VALUES('How much was each trunk in use in each hour of yesterday?',replace('SELECT trunk, local_hour, calls, failed, round(duration_seconds / 3600.0, 2) AS erlangs FROM trunk_hours\nWHERE local_date = date(''now'', ''localtime'', ''-1 day'') ORDER BY trunk, hour_at','\n',char(10)));
INSERT INTO example_query VALUES('Which calls were missed in the last seven days, who was rung, and was the caller reached since?',replace('SELECT id, started_local, caller, caller_name, did, queue, outcome, wait_seconds, rung, returned, attempts\nFROM missed_calls WHERE started_at >= unixepoch(''now'', ''-7 days'') ORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Whom do we still owe a call? (missed in the last seven days, not spoken with since)',replace('SELECT max(contact) AS contact, count(*) AS missed, max(started_local) AS last, max(attempts) AS attempts\nFROM unreturned_calls WHERE local_date >= date(''now'', ''localtime'', ''-7 days'')\nGROUP BY contact_key ORDER BY last DESC','\n',char(10)));
INSERT INTO example_query VALUES('How soon were missed callers spoken with? (by day, last seven days)',replace('SELECT local_date, count(*) AS missed, sum(returned) AS returned, round(avg(response_seconds) / 60.0) AS mean_minutes\nFROM missed_calls WHERE local_date >= date(''now'', ''localtime'', ''-7 days'') GROUP BY local_date ORDER BY local_date','\n',char(10)));
INSERT INTO example_query VALUES('Which calls ended in voicemail in the last seven days?',replace('SELECT id, started_local, caller, caller_name, did, queue, wait_seconds, duration_seconds FROM calls\nWHERE outcome = ''voicemail'' AND started_at >= unixepoch(''now'', ''-7 days'') ORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('How long do callers wait in each queue, and how many give up? (last 31 days)',replace('SELECT queue, sum(offered) AS offered, sum(answered) AS answered, sum(abandoned) AS abandoned,\n    sum(answered_wait_seconds) / nullif(sum(answered_wait_calls), 0) AS mean_wait_answered,\n    max(longest_wait_seconds) AS longest_wait\nFROM queue_days WHERE local_date >= date(''now'', ''localtime'', ''-31 days'') GROUP BY queue ORDER BY offered DESC','\n',char(10)));
INSERT INTO example_query VALUES('What is each queue''s service level? (80/20; variant 1: every abandoned call counts as offered; last 31 days)',replace('SELECT queue, sum(answered_within_20) AS answered_within_20, sum(offered) - sum(live) AS offered,\n    round(100.0 * sum(answered_within_20) / nullif(sum(offered) - sum(live), 0), 1) AS service_level_percent\nFROM queue_days WHERE local_date >= date(''now'', ''localtime'', ''-31 days'') GROUP BY queue ORDER BY queue','\n',char(10)));
INSERT INTO example_query VALUES('What is each queue''s service level without short abandons? (80/20; variant 2; last 31 days)',replace('SELECT queue, sum(answered_within_20) AS answered_within_20,\n    sum(offered) - sum(live) - sum(short_abandons) AS offered,\n    round(100.0 * sum(answered_within_20) / nullif(sum(offered) - sum(live) - sum(short_abandons), 0), 1)\n        AS service_level_percent\nFROM queue_days WHERE local_date >= date(''now'', ''localtime'', ''-31 days'') GROUP BY queue ORDER BY queue','\n',char(10)));
INSERT INTO example_query VALUES('Who waited longest in the last seven days?',replace('SELECT id, started_local, caller, queue, outcome, wait_seconds FROM calls\nWHERE direction = ''inbound'' AND local_date >= date(''now'', ''localtime'', ''-7 days'')\nORDER BY wait_seconds DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('How long do callers wait before an answer, and before they give up? (last 31 days)',replace('SELECT CASE WHEN wait_seconds <= 10 THEN 10 WHEN wait_seconds <= 20 THEN 20 WHEN wait_seconds <= 30 THEN 30\n        WHEN wait_seconds <= 60 THEN 60 WHEN wait_seconds <= 120 THEN 120 WHEN wait_seconds <= 300 THEN 300 END\n        AS up_to_seconds,\n    sum(outcome = ''answered'') AS answered, sum(outcome = ''abandoned'') AS abandoned\nFROM calls\nWHERE direction = ''inbound'' AND wait_seconds IS NOT NULL AND local_date >= date(''now'', ''localtime'', ''-31 days'')\nGROUP BY up_to_seconds ORDER BY up_to_seconds NULLS LAST','\n',char(10)));
INSERT INTO example_query VALUES('Which calls of the last seven days went from one queue to another?',replace('SELECT c.id, c.started_local, c.caller, group_concat(l.callee, '' → '') AS queues, c.outcome, c.wait_seconds\nFROM calls c CROSS JOIN legs l ON l.call = c.id AND l.callee_kind = ''queue''\nWHERE c.queue IS NOT NULL AND c.local_date >= date(''now'', ''localtime'', ''-7 days'')\nGROUP BY +c.id HAVING count(DISTINCT l.callee) > 1 ORDER BY c.started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which phones let calls ring out most often? (last seven days)',replace('SELECT o.extension, count(*) AS rang, sum(o.result = ''answered'') AS answered,\n    sum(o.result = ''missed'') AS missed\nFROM calls c CROSS JOIN offers o ON o.call = c.id\nWHERE c.local_date >= date(''now'', ''localtime'', ''-7 days'')\nGROUP BY o.extension ORDER BY missed DESC, o.extension LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('Which ringings did this agent miss, and who took the call? (last seven days)',replace('SELECT c.id, c.started_local, o.path, c.caller, o.ring_seconds, c.answered_by\nFROM calls c CROSS JOIN offers o ON o.call = c.id\nWHERE o.extension = ''1001'' AND o.result = ''missed'' AND c.started_at >= unixepoch(''now'', ''-7 days'')\nORDER BY c.started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('How much did each extension talk this week, by legs?',replace('SELECT extension, max(name) AS name, sum(legs) AS legs, sum(answered) AS answered, sum(talk_seconds) AS talk_seconds\nFROM extension_days WHERE local_date >= date(''now'', ''localtime'', ''-6 days'', ''weekday 1'')\nGROUP BY extension ORDER BY talk_seconds DESC, extension','\n',char(10)));
INSERT INTO example_query VALUES('What did one extension do on each of the last seven days?',replace('SELECT local_date, received, placed, answered, missed, talk_seconds, offers_missed FROM extension_days\nWHERE extension = ''1001'' AND local_date >= date(''now'', ''localtime'', ''-7 days'') ORDER BY local_date','\n',char(10)));
INSERT INTO example_query VALUES('Which calls were on hold longest in the last seven days?',replace('SELECT c.id, c.started_local, o.extension, o.hold_seconds, c.talk_seconds FROM calls c CROSS JOIN offers o ON o.call = c.id\nWHERE o.hold_seconds > 0 AND c.local_date >= date(''now'', ''localtime'', ''-7 days'')\nORDER BY o.hold_seconds DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('Which calls were with this number, however it was written?',replace('SELECT id, started_local, direction, caller, dialed, answered_by, outcome, talk_seconds FROM calls\nWHERE contact_key = ''611223344'' ORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which calls were with exactly this number?',replace('SELECT id, started_local, direction, caller, dialed, answered_by, outcome, talk_seconds FROM calls\nWHERE contact = ''+33611223344'' ORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which numbers that begin like this were there, and when last?',replace('SELECT contact, count(*) AS calls, max(started_local) AS last FROM calls\nWHERE contact GLOB ''+336112233*'' GROUP BY contact ORDER BY last DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which calls of the last 31 days were with a number that ends like this?',replace('SELECT id, started_local, direction, contact, outcome FROM calls\nWHERE started_at >= unixepoch(''now'', ''-31 days'') AND contact_key LIKE ''%3344'' ORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which calls, however long ago, were with a number that ends like this?',replace('SELECT id, started_local, direction, contact, outcome FROM calls\nWHERE id IN (SELECT id FROM calls WHERE contact IS NOT NULL AND contact LIKE ''%3344'')\nORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which outside numbers called most often in the last 31 days?',replace('SELECT max(contact) AS contact, max(caller_name) AS name, count(*) AS calls, sum(missed) AS missed FROM calls\nWHERE direction = ''inbound'' AND local_date >= date(''now'', ''localtime'', ''-31 days'') AND contact_key IS NOT NULL\nGROUP BY +contact_key ORDER BY calls DESC, contact LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('Who called again within 24 hours, in the last seven days?',replace('SELECT max(c.contact) AS contact, count(*) AS calls_again, max(c.started_local) AS last FROM calls c\nWHERE c.direction = ''inbound'' AND c.local_date >= date(''now'', ''localtime'', ''-7 days'')\n    AND EXISTS (SELECT 1 FROM calls b WHERE b.contact_key = c.contact_key AND b.direction = ''inbound''\n        AND b.started_at BETWEEN c.started_at - 86400 AND c.started_at AND b.id <> c.id)\nGROUP BY +c.contact_key ORDER BY calls_again DESC, contact LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('Which calls did this extension make or get in the last seven days?',replace('SELECT call, started_local, direction, caller, callee, disposition, ring_seconds, talk_seconds FROM legs\nWHERE started_at >= unixepoch(''now'', ''-7 days'')\n    AND (caller = ''1001'' AND direction <> ''inbound'' OR callee = ''1001'' AND callee_kind = ''extension'')\nORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Who was passed on by whom after the first answer, in the last 31 days?',replace('SELECT a.callee AS first, b.callee AS then_to, count(*) AS times FROM calls c\nCROSS JOIN legs a ON a.call = c.id CROSS JOIN legs b ON b.call = c.id AND b.leg > a.leg\nWHERE c.transfer_count > 0 AND c.local_date >= date(''now'', ''localtime'', ''-31 days'')\n    AND a.callee_kind = ''extension'' AND b.callee_kind = ''extension'' AND b.callee <> a.callee\n    AND a.disposition = ''answered'' AND b.disposition = ''answered''\nGROUP BY a.callee, b.callee ORDER BY times DESC, first LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('Which calls were transferred, and is it proven?',replace('SELECT id, started_local, caller, answered_by, transfer_count, transfer_proven FROM calls\nWHERE transfer_count > 0 ORDER BY started_at DESC LIMIT 50','\n',char(10)));
INSERT INTO example_query VALUES('Which two calls did each attended transfer join?',replace('SELECT a.id, a.started_local, a.caller, a.dialed, b.id AS linked_call, b.started_local AS linked_local,\n    b.caller AS linked_caller, b.dialed AS linked_dialed\nFROM calls a JOIN calls b ON b.id = a.linked_call\nWHERE a.linked_call IS NOT NULL AND (a.started_at, a.id) < (b.started_at, b.id) ORDER BY a.started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which were the longest calls of the last 31 days?',replace('SELECT id, started_local, direction, caller, dialed, answered_by, talk_seconds, duration_seconds FROM calls\nWHERE local_date >= date(''now'', ''localtime'', ''-31 days'') ORDER BY duration_seconds DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('What happened in the newest call, leg by leg?',replace('SELECT leg, started_local, caller, callee, callee_kind, disposition, ring_seconds, talk_seconds\nFROM legs WHERE call = (SELECT id FROM calls ORDER BY started_at DESC LIMIT 1) ORDER BY leg','\n',char(10)));
INSERT INTO example_query VALUES('What did the callers of the last 31 days say in the survey after the call?',replace('SELECT s.result, count(*) AS answers, max(c.started_local) AS last FROM surveys s JOIN calls c ON c.id = s.call\nWHERE s.at >= unixepoch(''now'', ''-31 days'') GROUP BY s.result ORDER BY s.result','\n',char(10)));
INSERT INTO example_query VALUES('Are there days that are not complete?',replace('SELECT pbx, local_date, status, connected_seconds, gap_seconds, pbx_legs, archive_legs FROM coverage\nWHERE status <> ''complete'' ORDER BY local_date DESC','\n',char(10)));
INSERT INTO example_query VALUES('When was the feed down, and has it been repaired?',replace('SELECT pbx, datetime(began_at, ''unixepoch'') AS began_utc, ended_at - began_at AS seconds, reason, repair,\n    legs_recovered\nFROM gaps ORDER BY began_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which frames could not be understood, and why?',replace('SELECT id, pbx, datetime(received_at, ''unixepoch'') AS received_utc, type, error, frame FROM quarantine\nORDER BY id DESC LIMIT 20','\n',char(10)));
INSERT INTO example_query VALUES('Which frames did the PBX send about the newest call?',replace('SELECT e.id, datetime(e.received_at, ''unixepoch'') AS received_utc, e.type_name, e.status, e.frame\nFROM calls c JOIN events e ON e.call_id = c.call_id AND e.pbx = c.pbx\nWHERE c.id = (SELECT id FROM calls ORDER BY started_at DESC LIMIT 1) ORDER BY e.received_ms, e.id','\n',char(10)));
INSERT INTO example_query VALUES('Which frames of the call with this id came twice?',replace('SELECT id, datetime(received_at, ''unixepoch'') AS received_utc, type_name, connection FROM events\nWHERE call_id = ''172.2'' AND status = ''duplicate'' ORDER BY id','\n',char(10)));
INSERT INTO example_query VALUES('Which calls of the last seven days rest on when frames were received, because no record tells?',replace('SELECT id, started_local, direction, caller, outcome, time_source FROM calls\nWHERE (estimated = 1 OR time_source = ''received'') AND started_at >= unixepoch(''now'', ''-7 days'')\nORDER BY started_at DESC','\n',char(10)));
INSERT INTO example_query VALUES('Which calls are going on, and for how long?',replace('SELECT id, pbx, started_local, direction, caller, dialed, answered_by, unixepoch(''now'') - started_at AS seconds\nFROM live_calls ORDER BY started_at','\n',char(10)));
INSERT INTO example_query VALUES('How is a figure defined, and what else is it taken to mean?','SELECT metric, unit, definition, formula, variants FROM metric_definitions WHERE metric = ''service_level''');
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
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 VALUES('pbx','sqlite_autoindex_pbx_1','20 1');
INSERT INTO sqlite_stat1 VALUES('frame','frame_call_id','10000000 5');
INSERT INTO sqlite_stat1 VALUES('frame','frame_problem','1000 500 1');
INSERT INTO sqlite_stat1 VALUES('call','call_call_id','10000000 5000000 1');
INSERT INTO sqlite_stat1 VALUES('call','call_uid','10000000 1');
INSERT INTO sqlite_stat1 VALUES('call','call_started','10000000 1');
INSERT INTO sqlite_stat1 VALUES('call','call_local_date','10000000 27000');
INSERT INTO sqlite_stat1 VALUES('call','call_live','20 10');
INSERT INTO sqlite_stat1 VALUES('call','call_contact_key','8000000 20 1');
INSERT INTO sqlite_stat1 VALUES('call','call_linked','200000 1');
INSERT INTO sqlite_stat1 VALUES('leg','leg_call','10000000 2 1');
INSERT INTO sqlite_stat1 VALUES('leg','leg_started','10000000 2');
INSERT INTO sqlite_stat1 VALUES('offer','offer_call','8000000 2');
INSERT INTO sqlite_stat1 VALUES('call_hour','call_hour','300000 150000 400 20 19 7 1');
INSERT INTO sqlite_stat1 VALUES('call','call_contact','8000000 65536 20');
CREATE TABLE call_block (
    block INTEGER PRIMARY KEY,      -- call.id / 4096
    format INTEGER NOT NULL,        -- of the columns' bytes
    calls INTEGER NOT NULL,
    legs INTEGER NOT NULL,
    offers INTEGER NOT NULL,
    first_seconds INTEGER,          -- UTC: the first and the last start of a call, and the last instant of any call or leg
    last_start_seconds INTEGER,
    last_seconds INTEGER
) STRICT;
CREATE TABLE call_column (
    id INTEGER PRIMARY KEY,         -- 64 * block + the column's place
    data BLOB NOT NULL
) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('connection',1);
INSERT INTO sqlite_sequence VALUES('leg',35);
INSERT INTO sqlite_sequence VALUES('call',22);
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
CREATE VIEW offers AS
SELECT id, call, extension, channel_id, path, rang_at, answered_at, ended_at, result, ring_seconds, hold_seconds,
    estimated, CASE WHEN hold_seconds IS NOT NULL THEN hold_estimated END AS hold_estimated
FROM offer;
CREATE VIEW holds AS
SELECT h.id, h.call, h.kind, h.number, h.channel_id, f.received_ms / 1000 AS began_at,
    coalesce(u.received_ms / 1000, max(c.ended_at, f.received_ms / 1000)) AS ended_at,
    coalesce(u.received_ms / 1000, max(c.ended_at, f.received_ms / 1000)) - f.received_ms / 1000 AS seconds,
    1 AS estimated, (SELECT p.name FROM pbx p WHERE p.id = c.pbx) AS pbx, c.local_date
FROM call c CROSS JOIN member_state h ON h.call = c.id JOIN frame f ON f.id = h.frame
LEFT JOIN frame u ON u.id = (
    SELECT g.id FROM member_state m JOIN frame g ON g.id = m.frame
    WHERE m.call = h.call AND m.report IN (0, 2) AND m.status IS NOT 'HOLD'
        AND coalesce(m.channel_id, m.kind || ' ' || coalesce(m.number, '') || ' ' || coalesce(m.dialed, ''))
            = coalesce(h.channel_id, h.kind || ' ' || coalesce(h.number, '') || ' ' || coalesce(h.dialed, ''))
        AND (g.received_ms, coalesce(g.connection, 0), coalesce(g.sequence, 0), m.id)
            > (f.received_ms, coalesce(f.connection, 0), coalesce(f.sequence, 0), h.id)
    ORDER BY g.received_ms, g.connection, g.sequence, m.id LIMIT 1)
WHERE h.status = 'HOLD' AND h.report IN (0, 2) AND 'HOLD' IS NOT (
    SELECT m.status FROM member_state m JOIN frame g ON g.id = m.frame
    WHERE m.call = h.call AND m.report IN (0, 2)
        AND coalesce(m.channel_id, m.kind || ' ' || coalesce(m.number, '') || ' ' || coalesce(m.dialed, ''))
            = coalesce(h.channel_id, h.kind || ' ' || coalesce(h.number, '') || ' ' || coalesce(h.dialed, ''))
        AND (g.received_ms, coalesce(g.connection, 0), coalesce(g.sequence, 0), m.id)
            < (f.received_ms, coalesce(f.connection, 0), coalesce(f.sequence, 0), h.id)
    ORDER BY g.received_ms DESC, g.connection DESC, g.sequence DESC, m.id DESC LIMIT 1);
CREATE VIEW calls AS
SELECT id, (SELECT p.name FROM pbx p WHERE p.id = c.pbx) AS pbx, (SELECT p.serial FROM pbx p WHERE p.id = c.pbx) AS pbx_serial,
    call_id, state, started_at, started_local, local_date, local_hour, local_weekday, ended_at, direction, caller,
    caller_name, dialed, did, answered_by, outcome, missed, wait_seconds, talk_seconds, duration_seconds, queue, trunk,
    leg_count, transfer_count, transfer_proven, recording, rule_version, uid, estimated, time_source, utc_offset, contact,
    contact_key, linked_call
FROM call c;
CREATE VIEW legs AS
SELECT l.id, l.call, (SELECT p.name FROM pbx p WHERE p.id = c.pbx) AS pbx, c.call_id, l.leg, l.started_at, l.started_local,
    l.caller, l.caller_name, l.callee, l.callee_name, l.callee_kind, l.direction, l.disposition, l.duration_seconds,
    l.ring_seconds, l.talk_seconds, l.queue_wait_seconds, l.src_trunk, l.dst_trunk, l.did, l.did_name, l.dod, l.pin_code,
    l.recording, l.hangup_side, l.uid, l.history_id,
    CASE WHEN l.history_cdr IS NULL THEN 'event' WHEN l.event_cdr IS NULL THEN 'history' ELSE 'both' END AS source,
    l.time_source, l.callee_kind_reason, l.utc_offset,
    (SELECT group_concat(k.frame, ' ') FROM cdr k WHERE k.call = l.call AND k.identity IN (l.event_cdr, l.history_cdr))
        AS events
FROM leg l JOIN call c ON c.id = l.call
WHERE l.leg > 0;
CREATE VIEW recent AS
SELECT id, pbx, started_local, direction, caller, caller_name, dialed, answered_by, state, outcome, missed, wait_seconds,
    talk_seconds, duration_seconds, queue, trunk, contact, started_at
FROM calls ORDER BY started_at DESC, id DESC LIMIT 100;
CREATE VIEW live_calls AS SELECT * FROM calls WHERE state = 'live';
CREATE VIEW calls_today AS
SELECT c.* FROM (
    SELECT p.name, date(unixepoch() + coalesce(
        (SELECT h.utc_offset FROM call_hour h WHERE h.pbx = p.id
            ORDER BY h.local_date DESC, h.local_hour DESC, h.utc_offset LIMIT 1),
        (SELECT l.utc_offset FROM call l WHERE l.pbx = p.id AND l.state = 'live'
            ORDER BY l.started_at DESC LIMIT 1)), 'unixepoch') AS today
    FROM pbx p) d
CROSS JOIN calls c ON c.local_date = d.today AND c.pbx = d.name;
CREATE VIEW missed_calls AS
SELECT c.id, c.pbx, c.call_id, c.started_at, c.started_local, c.local_date, c.local_hour, c.local_weekday, c.caller,
    c.caller_name, c.contact, c.contact_key, c.did, c.queue, c.trunk, c.outcome, c.wait_seconds,
    coalesce(
        (SELECT group_concat(extension, ' ')
            FROM (SELECT DISTINCT o.extension FROM offer o WHERE o.call = c.id ORDER BY 1)),
        (SELECT group_concat(callee, ' ') FROM (SELECT DISTINCT l.callee FROM leg l
            WHERE l.call = c.id AND l.leg > 0 AND l.callee_kind = 'extension' ORDER BY 1))) AS rung,
    CASE WHEN c.contact_key IS NOT NULL THEN r.id IS NOT NULL END AS returned,
    r.id AS returned_call, r.started_at AS returned_at, r.started_at - c.started_at AS response_seconds,
    CASE WHEN c.contact_key IS NOT NULL THEN
        (SELECT count(*) FROM call a WHERE a.contact_key = c.contact_key AND a.direction = 'outbound'
            AND a.outcome <> 'answered' AND (a.started_at, a.id) > (c.started_at, c.id)
            AND (r.id IS NULL OR (a.started_at, a.id) < (r.started_at, r.id))) END AS attempts
FROM calls c
LEFT JOIN call r ON r.id = (SELECT n.id FROM call n WHERE n.contact_key = c.contact_key AND n.outcome = 'answered'
    AND (n.started_at, n.id) > (c.started_at, c.id) ORDER BY n.started_at, n.id LIMIT 1)
WHERE c.missed = 1;
CREATE VIEW unreturned_calls AS
SELECT id, pbx, call_id, started_at, started_local, local_date, local_hour, local_weekday, caller, caller_name, contact,
    contact_key, did, queue, trunk, outcome, wait_seconds, rung, attempts
FROM missed_calls WHERE returned = 0;
CREATE VIEW call_hours AS
SELECT p.name AS pbx, h.local_date, h.local_hour, (strftime('%w', h.local_date) + 6) % 7 AS local_weekday,
    unixepoch(h.local_date) + 3600 * h.local_hour - h.utc_offset AS hour_at, nullif(h.direction, '') AS direction,
    h.outcome, h.calls, h.missed, h.talk_seconds, h.wait_calls, h.wait_seconds, h.duration_seconds
FROM pbx p CROSS JOIN call_hour h ON h.pbx = p.id;
CREATE VIEW call_days AS
SELECT p.name AS pbx, h.local_date, (strftime('%w', h.local_date) + 6) % 7 AS local_weekday, sum(h.calls) AS calls,
    sum(h.calls * (h.direction = 'inbound')) AS inbound, sum(h.calls * (h.direction = 'outbound')) AS outbound,
    sum(h.calls * (h.direction = 'internal')) AS internal, sum(h.calls * (h.outcome = 'answered')) AS answered,
    sum(h.calls * (h.outcome = 'voicemail')) AS voicemail, sum(h.calls * (h.outcome = 'abandoned')) AS abandoned,
    sum(h.calls * (h.outcome = 'no_answer')) AS no_answer, sum(h.calls * (h.outcome = 'busy')) AS busy,
    sum(h.calls * (h.outcome = 'failed')) AS failed, sum(h.missed) AS missed, sum(h.talk_seconds) AS talk_seconds,
    sum(h.wait_calls * (h.outcome = 'answered')) AS answered_wait_calls,
    sum(h.wait_seconds * (h.outcome = 'answered')) AS answered_wait_seconds,
    sum(h.duration_seconds) AS duration_seconds
FROM pbx p CROSS JOIN call_hour h ON h.pbx = p.id
GROUP BY 1, 2;
CREATE VIEW extension_days AS
SELECT p.name AS pbx, c.local_date,
    CASE k.column1 WHEN 0 THEN l.callee WHEN 1 THEN l.caller ELSE o.extension END AS extension,
    max(CASE k.column1 WHEN 0 THEN l.callee_name WHEN 1 THEN l.caller_name END) AS name,
    count(l.id) AS legs, sum(k.column1 = 0) AS received, sum(k.column1 = 1) AS placed,
    sum(l.id IS NOT NULL AND l.disposition IS 'answered') AS answered,
    sum(l.id IS NOT NULL AND coalesce(l.disposition, '') NOT IN ('answered', 'busy', 'voicemail')) AS missed,
    sum(l.disposition IS 'busy') AS busy, sum(l.disposition IS 'voicemail') AS voicemail,
    coalesce(sum(CASE l.disposition WHEN 'answered' THEN l.talk_seconds END), 0) AS talk_seconds,
    max(CASE l.disposition WHEN 'answered' THEN l.talk_seconds END) AS longest_talk_seconds,
    count(o.id) AS offers, sum(o.result IS 'answered') AS offers_answered, sum(o.result IS 'missed') AS offers_missed
FROM call c CROSS JOIN pbx p ON p.id = c.pbx CROSS JOIN (VALUES (0), (1), (2)) k
LEFT JOIN leg l ON k.column1 < 2 AND l.call = c.id AND l.leg > 0
LEFT JOIN offer o ON k.column1 = 2 AND o.call = c.id
WHERE c.local_date IS NOT NULL AND (o.id IS NOT NULL OR k.column1 = 0 AND l.callee_kind = 'extension' AND l.callee IS NOT NULL
    OR k.column1 = 1 AND l.direction IN ('outbound', 'internal') AND l.caller IS NOT NULL)
GROUP BY 1, 2, 3;
CREATE VIEW queue_days AS
SELECT p.name AS pbx, c.local_date, coalesce(l.callee, c.queue) AS queue, max(l.callee_name) AS name, count(*) AS offered,
    sum(c.outcome IS 'answered') AS answered,
    sum(c.outcome IS 'answered' AND coalesce(c.wait_seconds <= 20, 0)) AS answered_within_20,
    sum(c.outcome IS 'abandoned') AS abandoned,
    sum(c.outcome IS 'abandoned' AND coalesce(c.wait_seconds <= 5, 0)) AS short_abandons,
    sum(c.outcome IS 'voicemail') AS voicemail, sum(coalesce(c.outcome IN ('no_answer', 'busy', 'failed'), 0)) AS unanswered,
    sum(c.outcome IS NULL) AS live, count(CASE c.outcome WHEN 'answered' THEN c.wait_seconds END) AS answered_wait_calls,
    coalesce(sum(CASE c.outcome WHEN 'answered' THEN c.wait_seconds END), 0) AS answered_wait_seconds,
    max(c.wait_seconds) AS longest_wait_seconds, coalesce(sum(c.talk_seconds), 0) AS talk_seconds
FROM call c CROSS JOIN pbx p ON p.id = c.pbx
LEFT JOIN leg l ON l.call = c.id AND l.leg > 0 AND l.callee_kind = 'queue' AND l.callee IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM leg e WHERE e.call = l.call AND e.leg > 0 AND e.leg < l.leg
        AND e.callee_kind = 'queue' AND e.callee = l.callee)
WHERE c.queue IS NOT NULL AND c.local_date IS NOT NULL
GROUP BY 1, 2, 3;
CREATE VIEW trunk_hours AS
SELECT p.name AS pbx, c.local_date, c.local_hour, c.started_at - (c.started_at + c.utc_offset) % 3600 AS hour_at, c.trunk,
    count(*) AS calls, sum(c.direction IS 'inbound') AS inbound, sum(c.direction IS 'outbound') AS outbound,
    sum(c.outcome IS 'answered') AS answered, sum(c.outcome IS 'busy') AS busy, sum(c.outcome IS 'failed') AS failed,
    sum(c.state = 'live') AS live, coalesce(sum(c.talk_seconds), 0) AS talk_seconds,
    coalesce(sum(c.duration_seconds), 0) AS duration_seconds
FROM call c CROSS JOIN pbx p ON p.id = c.pbx
WHERE c.trunk IS NOT NULL AND c.local_date IS NOT NULL
GROUP BY 1, 2, 3, 4, 5;
CREATE VIEW quarantine AS
SELECT f.id, (SELECT p.name FROM pbx p WHERE p.id = f.pbx) AS pbx, f.received_ms / 1000 AS received_at, f.type, f.call_id,
    f.error, f.body AS frame
FROM frame f WHERE f.status = 3 AND f.status IN (1, 3);
CREATE TRIGGER call_block_dropped AFTER DELETE ON call_block BEGIN
    DELETE FROM call_column WHERE id >= OLD.block * 64 AND id < (OLD.block + 1) * 64;
END;
CREATE TRIGGER call_updated AFTER UPDATE ON call BEGIN DELETE FROM call_block WHERE block = OLD.id / 4096; END;
CREATE TRIGGER call_deleted AFTER DELETE ON call BEGIN DELETE FROM call_block WHERE block = OLD.id / 4096; END;
CREATE TRIGGER leg_updated AFTER UPDATE ON leg BEGIN DELETE FROM call_block WHERE block = OLD.call / 4096; END;
CREATE TRIGGER leg_deleted AFTER DELETE ON leg BEGIN DELETE FROM call_block WHERE block = OLD.call / 4096; END;
CREATE TRIGGER offer_updated AFTER UPDATE ON offer BEGIN DELETE FROM call_block WHERE block = OLD.call / 4096; END;
CREATE TRIGGER offer_deleted AFTER DELETE ON offer BEGIN DELETE FROM call_block WHERE block = OLD.call / 4096; END;
CREATE INDEX call_contact_key ON call(contact_key, started_at) WHERE contact_key IS NOT NULL;
CREATE INDEX call_linked ON call(linked_call) WHERE linked_call IS NOT NULL;
CREATE INDEX member_state_transferred ON member_state(channel_id) WHERE report = 1;
CREATE INDEX member_state_rang ON member_state(channel_id) WHERE report = 0 AND status IN ('ALERT', 'RING');
CREATE INDEX member_state_held ON member_state(call) WHERE status = 'HOLD';
CREATE INDEX call_contact ON call(id >> 16, contact) WHERE contact IS NOT NULL;
COMMIT;
