// The 108 members, one a line: `user | name | role | unit | clearance | citizenships | extra purposes`. A trailing `until DAY` ends a clearance early.
export const rosterLines: Readonly<Record<string, string>> = {
  nsrp: `
    m.okonedo | Mireille Okonedo | analyst | Organized Crime Analysis | SECRET | CA | threat_assessment
    t.halvard | Tove Halvard | analyst | Organized Crime Analysis | SECRET | CA |
    p.sandhu-roe | Parveen Sandhu-Roe | analyst | Strategic Intelligence | TOP_SECRET | CA | threat_assessment
    l.brackley | Leif Brackley | analyst | Records and Quality | ENHANCED_RELIABILITY | CA | records_review
    d.ferrowby | Dagny Ferrowby | investigator | Major Crime | SECRET | CA |
    k.uzoma-lind | Kenneth Uzoma-Lind | investigator | Major Crime | SECRET | CA,NG |
    s.tidewell | Sabine Tidewell | investigator | Financial Crime | SECRET | CA |
    r.marchetto | Rocco Marchetto | investigator | Drugs | ENHANCED_RELIABILITY | CA,IT |
    n.pelham | Nerys Pelham | investigator | Drugs | RELIABILITY | CA |
    b.osterley | Bruno Osterley | desk_officer | Operations Desk | RELIABILITY | CA |
    y.castellane | Yusra Castellane | desk_officer | Operations Desk | RELIABILITY | CA |
    g.whinray | Gwil Whinray | desk_officer | Operations Desk | ENHANCED_RELIABILITY | GB | until 2026-06-30
    h.stormont | Hedda Stormont | integrity_examiner | Professional Standards | TOP_SECRET | CA |
    c.adair-woo | Cassius Adair-Woo | independent_reviewer | Independent Review | TOP_SECRET | CA |
    z.lambrick | Zora Lambrick | agency_administrator | Information Systems | SECRET | CA |
    f.quillon | Faustina Quillon | investigator | Integrity Investigations | TOP_SECRET | CA |
    e.farraday | Esme Farraday | source_handler | Human Sources | SECRET | CA |
    o.lindqvist | Orla Lindqvist | source_handler | Source Control | SECRET | CA |`,
  hvps: `
    j.whitford | Jonas Whitford | desk_officer | Communications | RELIABILITY | CA |
    e.szabo-kerr | Emeric Szabo-Kerr | desk_officer | Communications | RELIABILITY | CA |
    u.penhale | Una Penhale | desk_officer | Records | ENHANCED_RELIABILITY | CA | records_review
    a.thornbury | Ambrose Thornbury | analyst | Crime Analysis | SECRET | CA | threat_assessment
    i.vasquine | Inês Vasquine | analyst | Crime Analysis | SECRET | CA,PT |
    o.drummel | Oonagh Drummel | analyst | Gang Intelligence | SECRET | CA |
    w.fenchurch | Wilhelmina Fenchurch | analyst | Gang Intelligence | ENHANCED_RELIABILITY | CA |
    v.karras | Vangelis Karras | investigator | Organized Crime | SECRET | CA |
    d.abernethy-sun | Doreen Abernethy-Sun | investigator | Organized Crime | SECRET | CA |
    m.lockhart-ng | Malcolm Lockhart-Ng | investigator | Drugs | SECRET | CA |
    t.goodspeed | Tamar Goodspeed | investigator | Vehicle Theft | RELIABILITY | CA |
    r.eastlake | Roderick Eastlake | investigator | Vehicle Theft | RELIABILITY | CA |
    q.ellingham | Quenby Ellingham | integrity_examiner | Professional Standards | TOP_SECRET | CA |
    s.burrowes | Saoirse Burrowes | tools_auditor | Audit of Tools | SECRET | CA |
    x.holloway | Xanthe Holloway | agency_administrator | Information Technology | SECRET | CA |
    p.kinsella | Phelan Kinsella | analyst | Screening | SECRET | CA | screening
    b.ashgrove | Benedikt Ashgrove | source_handler | Human Sources | SECRET | CA |
    l.merriweather | Lavinia Merriweather | source_handler | Source Control | SECRET | CA |`,
  spse: `
    a.tremblay | Aurélie Tremblay | analyst | Renseignement criminel | SECRET | CA | threat_assessment
    g.lachapelle | Gaétan Lachapelle | analyst | Renseignement criminel | SECRET | CA |
    n.bellavance | Noëlline Bellavance | analyst | Renseignement criminel | ENHANCED_RELIABILITY | CA |
    f.sirois-haddad | Fouad Sirois-Haddad | analyst | Gestion des dossiers | ENHANCED_RELIABILITY | CA | records_review
    c.beaulac | Célestine Beaulac | investigator | Crime organisé | SECRET | CA |
    j.rocheleau | Jérémie Rocheleau | investigator | Crime organisé | SECRET | CA |
    m.vadnais | Marjolaine Vadnais | investigator | Crimes économiques | SECRET | CA,FR |
    p.duquenoy | Philémon Duquenoy | investigator | Stupéfiants | RELIABILITY | CA |
    l.gravelline | Léopold Gravelline | investigator | Stupéfiants | RELIABILITY | CA |
    s.corriveau | Soline Corriveau | desk_officer | Répartition | RELIABILITY | CA |
    t.arsenault-diop | Thierno Arsenault-Diop | desk_officer | Répartition | RELIABILITY | CA,SN |
    b.landrevie | Barnabé Landrevie | desk_officer | Répartition | RELIABILITY | CA |
    h.quessy | Hortense Quessy | integrity_examiner | Affaires internes | TOP_SECRET | CA |
    r.plamondeau | Rémi Plamondeau | agency_administrator | Informatique | SECRET | CA |
    d.fournelle | Diane Fournelle | investigator | Crimes contre la personne | SECRET | CA |
    v.montclerc | Valère Montclerc | source_handler | Sources humaines | SECRET | CA |
    k.belhumeur | Karine Belhumeur | source_handler | Contrôle des sources | SECRET | CA |`,
  kcps: `
    r.dasgupta | Ritika Dasgupta | analyst | Intelligence Unit | SECRET | CA |
    c.hallgarth | Cormac Hallgarth | analyst | Intelligence Unit | ENHANCED_RELIABILITY | CA | records_review
    e.stoyanow | Emilia Stoyanow | analyst | Drug Analysis | RELIABILITY | CA | threat_assessment
    b.renwick | Boyd Renwick | investigator | Drugs | SECRET | CA |
    l.achterberg | Lotte Achterberg | investigator | Drugs | ENHANCED_RELIABILITY | NL |
    t.mbeki-frost | Themba Mbeki-Frost | investigator | Property Crime | RELIABILITY | CA |
    j.yellowlees | Jocasta Yellowlees | investigator | Property Crime | RELIABILITY | CA |
    n.crowhurst | Niall Crowhurst | desk_officer | Operations Desk | RELIABILITY | CA |
    o.santangelo | Ottavia Santangelo | desk_officer | Operations Desk | RELIABILITY | CA |
    f.merriott | Fennimore Merriott | desk_officer | Operations Desk | RELIABILITY | CA | until 2026-03-31
    w.zielinska | Wanda Zielinska | agency_administrator | Systems | RELIABILITY | CA |
    g.prudhomme | Gilbert Prudhomme | investigator | Guns and Gangs | SECRET | CA |
    d.haverstock | Dermot Haverstock | source_handler | Human Sources | SECRET | CA |
    m.quillfeather | Maud Quillfeather | source_handler | Source Control | SECRET | CA |`,
  ppib: `
    h.nakagami | Hiroko Nakagami | analyst | Provincial Assessments | TOP_SECRET | CA | threat_assessment
    s.ravensdale | Soren Ravensdale | analyst | Provincial Assessments | SECRET | CA | threat_assessment
    a.villaruz | Adelaida Villaruz | analyst | Gangs | SECRET | CA,PH |
    d.mcquarrie | Drew McQuarrie | analyst | Liaison | SECRET | US | threat_assessment
    k.oyelaran | Kehinde Oyelaran | publisher | Publications | SECRET | CA | threat_assessment
    v.strand | Viveka Strand | independent_reviewer | Independent Review | TOP_SECRET | CA |
    b.thistlewood | Bertram Thistlewood | tools_auditor | Audit of Tools | SECRET | CA |
    i.cardinalli | Ivo Cardinalli | agency_administrator | Systems | SECRET | CA |
    m.rosmarin | Miriam Rosmarin | investigator | Liaison | SECRET | CA |
    p.eldridge | Prosper Eldridge | desk_officer | Watch Centre | ENHANCED_RELIABILITY | CA |
    r.stellmach | Ragnar Stellmach | source_handler | Human Sources | SECRET | CA |
    t.oakenshade | Tilda Oakenshade | source_handler | Source Control | SECRET | CA |`,
  brde: `
    o.lanctot-vey | Odette Lanctot-Vey | analyst | Évaluations provinciales | TOP_SECRET | CA | threat_assessment
    y.benmoussa | Yanis Benmoussa | analyst | Évaluations provinciales | SECRET | CA,MA |
    e.charlebon | Édith Charlebon | analyst | Filtrage | SECRET | CA | screening
    g.thibeaudin | Gontran Thibeaudin | analyst | Liaison | SECRET | CA |
    l.maisonvert | Lucille Maisonvert | publisher | Publications | SECRET | CA | threat_assessment
    c.ouellon | Cyrille Ouellon | integrity_examiner | Intégrité | TOP_SECRET | CA |
    n.desroches-ito | Naomi Desroches-Ito | independent_reviewer | Examen indépendant | TOP_SECRET | CA |
    s.pomerlat | Simon Pomerlat | agency_administrator | Informatique | SECRET | CA |
    j.valcourtois | Juliette Valcourtois | investigator | Liaison | SECRET | CA |
    f.hamelinaud | Fabrice Hamelinaud | desk_officer | Centre de veille | ENHANCED_RELIABILITY | CA |
    a.kabore-roy | Aminata Kaboré-Roy | investigator | Équipe mixte | SECRET | CA,BF |
    h.vaillancoeur | Hector Vaillancoeur | source_handler | Sources humaines | SECRET | CA |
    m.lespinasse | Maryvonne Lespinasse | source_handler | Contrôle des sources | SECRET | CA |`,
  ncfo: `
    h.quistgaard | Halla Quistgaard | analyst | Disclosures | SECRET | CA |
    r.amberley-cho | Rufus Amberley-Cho | desk_officer | Intake | SECRET | CA |
    t.winterbourne | Thora Winterbourne | integrity_examiner | Internal Review | TOP_SECRET | CA |
    p.dunleavy-ash | Percival Dunleavy-Ash | agency_administrator | Systems | SECRET | CA |`,
  laro: `
    m.castlereagh-po | Maud Castlereagh-Po | analyst | Criminal Investigations | SECRET | CA |
    j.ellerbrook | Jasper Ellerbrook | desk_officer | Disclosures | SECRET | CA |
    s.hawtrey | Sunniva Hawtrey | integrity_examiner | Internal Affairs | TOP_SECRET | CA |
    k.lindenow | Klaus Lindenow | agency_administrator | Systems | SECRET | CA |`,
  hgbs: `
    b.tremaine-okafor | Beatrix Tremaine-Okafor | analyst | Targeting | SECRET | CA |
    g.rookwood | Gideon Rookwood | investigator | Port Teams | SECRET | CA |
    f.sallinger | Fenna Sallinger | desk_officer | Watch Desk | SECRET | CA |
    i.brannock | Ingram Brannock | integrity_examiner | Professional Integrity | TOP_SECRET | CA |
    o.vantresca | Odile Vantresca | agency_administrator | Systems | SECRET | CA |`,
  ovcb: `
    l.maravel | Lior Maravel | analyst | Liaison | SECRET | XO |
    e.sandoline | Estrella Sandoline | desk_officer | Liaison Desk | SECRET | XO |
    c.torvane | Cosimo Torvane | agency_administrator | Systems | SECRET | XO |`,
};
