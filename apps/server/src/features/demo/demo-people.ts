/** Colleagues of the demo's cast, as a directory would export them. Nobody of them has a password. */
export const DEMO_PEOPLE_CSV = `email,name,title,department,employee number,groups
ines.carvalho@nordlicht.example,Ines Carvalho,IT support,IT,1011,Second line
jonas.petersen@nordlicht.example,Jonas Petersen,IT support,IT,1012,Help desk Hamburg
katrin.vogel@nordlicht.example,Katrin Vogel,Dispatcher,Dispatch,1103,Berlin office
leyla.demir@nordlicht.example,Leyla Demir,Accountant,Finance,1104,Berlin office
mateusz.nowak@nordlicht.example,Mateusz Nowak,Forklift driver,Warehouse,1205,Warehouse Hamburg
nadia.rahimi@nordlicht.example,Nadia Rahimi,Shift lead,Warehouse,1206,Warehouse Hamburg
olga.sokolova@nordlicht.example,Olga Sokolova,Customs clerk,Customs,1207,Hamburg office
pavel.horak@nordlicht.example,Pavel Horák,Works for Kranwerk,External,9001,Contractors
rosa.conti@nordlicht.example,Rosa Conti,Office manager,Administration,1109,Berlin office
sven.aalto@nordlicht.example,Sven Aalto,Driver,Fleet,1310,Hamburg office
thea.nilsen@nordlicht.example,Thea Nilsen,Key account manager,Sales,1111,Berlin office
ulrike.krause@nordlicht.example,Ulrike Krause,Payroll,Finance,1112,Berlin office
viktor.lange@nordlicht.example,Viktor Lange,Works for Kranwerk,External,9002,Contractors
yusuf.aydin@nordlicht.example,Yusuf Aydın,Floor support,Warehouse,1213,Floor support
zoe.martin@nordlicht.example,Zoë Martin,Dispatcher,Dispatch,1114,Hamburg office
`;
